/** What an account holds at an instant. */
@NullMarked
package dev.amana.corebanking.balances;

import org.jspecify.annotations.NullMarked;
