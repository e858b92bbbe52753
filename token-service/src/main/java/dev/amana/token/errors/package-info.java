/** OAuth errors and their one way out. */
@NullMarked
package dev.amana.token.errors;

import org.jspecify.annotations.NullMarked;
