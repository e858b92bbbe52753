/** The contracts of the public APIs, for those who read them. */
@NullMarked
package dev.amana.gateway.contracts;

import org.jspecify.annotations.NullMarked;
