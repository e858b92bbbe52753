/** The instances of a service as its callers see them: asked in turn, left out while they are down or not ready. */
@NullMarked
package dev.amana.instances;

import org.jspecify.annotations.NullMarked;
