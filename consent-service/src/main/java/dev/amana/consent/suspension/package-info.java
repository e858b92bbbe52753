/** Consents of which an event cannot be read: neither shown nor changed until it can be. */
@NullMarked
package dev.amana.consent.suspension;

import org.jspecify.annotations.NullMarked;
