/** Things that may be used a single time, whichever instance sees them. */
@NullMarked
package dev.amana.token.once;

import org.jspecify.annotations.NullMarked;
