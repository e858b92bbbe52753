/** How fast a projection is made again from a long history. */
@NullMarked
package dev.amana.replaybench;

import org.jspecify.annotations.NullMarked;
