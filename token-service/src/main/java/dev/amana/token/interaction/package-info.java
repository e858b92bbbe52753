/** The id that ties a request to its answer and its log lines. */
@NullMarked
package dev.amana.token.interaction;

import org.jspecify.annotations.NullMarked;
