/** How a request goes on to its service and its answer comes back, byte for byte. */
@NullMarked
package dev.amana.gateway.forward;

import org.jspecify.annotations.NullMarked;
