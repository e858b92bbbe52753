/** One authorisation by one customer, from the TPP's request to the customer's decision. */
@NullMarked
package dev.amana.token.attempts;

import org.jspecify.annotations.NullMarked;
