/** Where the world finds the gateway, and where it finds the services. */
@NullMarked
package dev.amana.gateway.addresses;

import org.jspecify.annotations.NullMarked;
