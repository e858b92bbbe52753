/** What the bank offers on an account. */
@NullMarked
package dev.amana.aisp.offers;

import org.jspecify.annotations.NullMarked;
