/** The errors that the gateway gives itself, in the body every error of the API has. */
@NullMarked
package dev.amana.gateway.errors;

import org.jspecify.annotations.NullMarked;
