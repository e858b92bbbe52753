/** What holders have arranged for their accounts: payees, direct debits, standing orders, payments of a later day. */
@NullMarked
package dev.amana.corebanking.arrangements;

import org.jspecify.annotations.NullMarked;
