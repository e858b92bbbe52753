/** The services that know for certain, asked when the projections are too old or too young to answer. */
@NullMarked
package dev.amana.aisp.authorities;

import org.jspecify.annotations.NullMarked;
