/** What is promised, measured. */
@NullMarked
package dev.amana.sandbox.bench;

import org.jspecify.annotations.NullMarked;
