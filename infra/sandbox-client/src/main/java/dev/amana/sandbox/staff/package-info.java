/** The bank's own people, and what they do from a command line. */
@NullMarked
package dev.amana.sandbox.staff;

import org.jspecify.annotations.NullMarked;
