/** A code becomes tokens, once. */
@NullMarked
package dev.amana.token.grants.redeem;

import org.jspecify.annotations.NullMarked;
