/** The API's one error body and the places where everything that can go wrong becomes it. */
@NullMarked
package dev.amana.openbanking.error;

import org.jspecify.annotations.NullMarked;
