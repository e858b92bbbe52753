/** A certificate authority for one machine: what a sandbox and a test need instead of a directory of real ones. */
@NullMarked
package dev.amana.certificates;

import org.jspecify.annotations.NullMarked;
