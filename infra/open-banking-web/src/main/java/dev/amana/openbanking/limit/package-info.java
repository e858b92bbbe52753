/** How much a caller may send. */
@NullMarked
package dev.amana.openbanking.limit;

import org.jspecify.annotations.NullMarked;
