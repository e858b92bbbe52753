/** The gateway's own TLS ports: one for anyone, one for clients with certificates. */
@NullMarked
package dev.amana.gateway.tls;

import org.jspecify.annotations.NullMarked;
