/** How a data call is answered: guarded twice, disclosed by the table, linked and paged. */
@NullMarked
package dev.amana.aisp.answers;

import org.jspecify.annotations.NullMarked;
