/** Who the bank's customers are: a few described by hand, thousands by their number. */
@NullMarked
package dev.amana.corebanking.customers;

import org.jspecify.annotations.NullMarked;
