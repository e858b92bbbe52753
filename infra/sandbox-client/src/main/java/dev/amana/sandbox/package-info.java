/** A TPP and a PSU as programs, for the sandbox: the journey, the benchmarks, the registration of applications. */
@NullMarked
package dev.amana.sandbox;

import org.jspecify.annotations.NullMarked;
