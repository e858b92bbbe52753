/** The API that the bank's other services call; the gateway does not route it. */
@NullMarked
package dev.amana.consent.internalapi;

import org.jspecify.annotations.NullMarked;
