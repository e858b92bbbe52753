/** What the tokens say and how they are signed. */
@NullMarked
package dev.amana.token.tokens;

import org.jspecify.annotations.NullMarked;
