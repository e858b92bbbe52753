/** Which of token-service's tokens still stand. */
@NullMarked
package dev.amana.consent.tokens;

import org.jspecify.annotations.NullMarked;
