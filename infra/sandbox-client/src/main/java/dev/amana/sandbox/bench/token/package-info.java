/** How many tokens token-service gives for a second of its processor's time. */
@NullMarked
package dev.amana.sandbox.bench.token;

import org.jspecify.annotations.NullMarked;
