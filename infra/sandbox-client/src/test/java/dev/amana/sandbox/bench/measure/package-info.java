/** What is worth a test of its own; the rest is tested by running it. */
@NullMarked
package dev.amana.sandbox.bench.measure;

import org.jspecify.annotations.NullMarked;
