/** Where each consent stands now: one row, written in its event's own transaction. */
@NullMarked
package dev.amana.consent.status;

import org.jspecify.annotations.NullMarked;
