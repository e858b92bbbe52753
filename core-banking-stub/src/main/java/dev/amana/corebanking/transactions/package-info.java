/** Bookings as the API shows them: filtered, newest first, in pages of a fixed snapshot. */
@NullMarked
package dev.amana.corebanking.transactions;

import org.jspecify.annotations.NullMarked;
