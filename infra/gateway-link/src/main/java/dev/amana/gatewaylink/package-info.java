/** How a service learns which certificate a client showed at the gateway, and why it may believe it. */
@NullMarked
package dev.amana.gatewaylink;

import org.jspecify.annotations.NullMarked;
