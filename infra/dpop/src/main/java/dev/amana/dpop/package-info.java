/** Proofs that a caller holds the key its token is bound to, or is to be bound to (RFC 9449). */
@NullMarked
package dev.amana.dpop;

import org.jspecify.annotations.NullMarked;
