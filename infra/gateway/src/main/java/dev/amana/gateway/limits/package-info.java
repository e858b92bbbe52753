/** What is refused before any service sees it: paths with a second reading, bodies too large. */
@NullMarked
package dev.amana.gateway.limits;

import org.jspecify.annotations.NullMarked;
