/** What tokens are bound to, and who holds it: keys by DPoP (RFC 9449), certificates by mutual TLS (RFC 8705). */
@NullMarked
package dev.amana.token.possession;

import org.jspecify.annotations.NullMarked;
