/** The Authorize API as a TPP's program meets it. */
@NullMarked
package dev.amana.token.authorize;

import org.jspecify.annotations.NullMarked;
