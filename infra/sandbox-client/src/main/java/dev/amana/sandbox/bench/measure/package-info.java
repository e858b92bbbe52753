/** What every measurement is made with: load, times, processor time, and what went wrong. */
@NullMarked
package dev.amana.sandbox.bench.measure;

import org.jspecify.annotations.NullMarked;
