/** How often something may be tried, counted in PostgreSQL so that it holds across instances. */
@NullMarked
package dev.amana.token.limits;

import org.jspecify.annotations.NullMarked;
