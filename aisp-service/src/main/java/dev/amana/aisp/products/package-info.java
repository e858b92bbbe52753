/** What the bank offers to everybody; public data. */
@NullMarked
package dev.amana.aisp.products;

import org.jspecify.annotations.NullMarked;
