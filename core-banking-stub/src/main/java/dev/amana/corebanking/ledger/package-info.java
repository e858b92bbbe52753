/** Every booking of an account, computed from the seed and the calendar, with balances that add up. */
@NullMarked
package dev.amana.corebanking.ledger;

import org.jspecify.annotations.NullMarked;
