/** A client gets a token of its own, before any customer is involved. */
@NullMarked
package dev.amana.token.grants.clientcredentials;

import org.jspecify.annotations.NullMarked;
