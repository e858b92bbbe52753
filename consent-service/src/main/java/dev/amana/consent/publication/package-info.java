/** Tells every change on the topic consents.v1, with the consent's whole public state. */
@NullMarked
package dev.amana.consent.publication;

import org.jspecify.annotations.NullMarked;
