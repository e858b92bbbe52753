/**
 * Proofs that a caller holds the key its token is bound to, or is to be bound to (RFC 9449); with the signatures and the digest that
 * they, and the tokens beside them, are made of.
 */
@NullMarked
package dev.amana.dpop;

import org.jspecify.annotations.NullMarked;
