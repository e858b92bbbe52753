/** What the customer decided, carried out: the consent's event first, the TPP's code after it. */
@NullMarked
package dev.amana.token.decision;

import org.jspecify.annotations.NullMarked;
