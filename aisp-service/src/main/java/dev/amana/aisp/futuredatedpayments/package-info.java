/** Payments that a customer ordered for a later day. */
@NullMarked
package dev.amana.aisp.futuredatedpayments;

import org.jspecify.annotations.NullMarked;
