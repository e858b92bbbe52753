/** Consents read from the consent service over HTTP. */
@NullMarked
package dev.amana.token.consents.http;

import org.jspecify.annotations.NullMarked;
