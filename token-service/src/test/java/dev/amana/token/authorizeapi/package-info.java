/** The Authorize API as a TPP's program meets it. */
@NullMarked
package dev.amana.token.authorizeapi;

import org.jspecify.annotations.NullMarked;
