/** Answers questions about accounts, balances and transactions. */
@NullMarked
package dev.amana.corebanking.requests;

import org.jspecify.annotations.NullMarked;
