/** The endpoints below the issuer and the documents that describe them. */
@NullMarked
package dev.amana.token.server;

import org.jspecify.annotations.NullMarked;
