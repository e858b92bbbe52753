/** Registering applications at token-service's own door. */
@NullMarked
package dev.amana.sandbox.applications;

import org.jspecify.annotations.NullMarked;
