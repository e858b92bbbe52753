/** The whole life of a consent, told step by step. */
@NullMarked
package dev.amana.sandbox.journey;

import org.jspecify.annotations.NullMarked;
