/** Proofs that a caller holds the key its token is bound to (RFC 9449). */
@NullMarked
package dev.amana.token.dpop;

import org.jspecify.annotations.NullMarked;
