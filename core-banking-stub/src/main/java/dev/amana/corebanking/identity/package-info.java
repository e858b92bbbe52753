/** Tells whether a person is a customer, and which accounts that customer may share. */
@NullMarked
package dev.amana.corebanking.identity;

import org.jspecify.annotations.NullMarked;
