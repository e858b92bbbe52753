/** What one call causes, followed from process to process; nothing of it says whose data it was. */
@NullMarked
package dev.amana.traces;

import org.jspecify.annotations.NullMarked;
