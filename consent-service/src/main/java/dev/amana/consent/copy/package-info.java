/** Rows on their way into PostgreSQL, many at once. */
@NullMarked
package dev.amana.consent.copy;

import org.jspecify.annotations.NullMarked;
