/** The whole platform, running as it runs for a newcomer. */
@NullMarked
package dev.amana.system;

import org.jspecify.annotations.NullMarked;
