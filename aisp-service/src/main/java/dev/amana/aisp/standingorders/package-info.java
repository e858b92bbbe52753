/** The standing orders on an account. */
@NullMarked
package dev.amana.aisp.standingorders;

import org.jspecify.annotations.NullMarked;
