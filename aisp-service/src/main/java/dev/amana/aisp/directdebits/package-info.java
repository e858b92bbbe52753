/** The direct debits on an account. */
@NullMarked
package dev.amana.aisp.directdebits;

import org.jspecify.annotations.NullMarked;
