/** How much of the service one application may use, counted by all instances together (docs/decisions/0004). */
@NullMarked
package dev.amana.aisp.fairusage;

import org.jspecify.annotations.NullMarked;
