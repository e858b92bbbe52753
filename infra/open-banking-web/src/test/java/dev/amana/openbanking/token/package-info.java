/** Tokens over real HTTP, signed by keys of the tests' own. */
@NullMarked
package dev.amana.openbanking.token;

import org.jspecify.annotations.NullMarked;
