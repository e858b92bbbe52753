/** What the bank offers to everybody. */
@NullMarked
package dev.amana.corebanking.products;

import org.jspecify.annotations.NullMarked;
