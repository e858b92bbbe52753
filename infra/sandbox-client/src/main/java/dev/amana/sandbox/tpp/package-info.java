/** The TPP: an OAuth client and a caller of the account-information API. */
@NullMarked
package dev.amana.sandbox.tpp;

import org.jspecify.annotations.NullMarked;
