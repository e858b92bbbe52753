/** Proves the running service over HTTP, on real PostgreSQL and Kafka. */
@NullMarked
package dev.amana.consent.http;

import org.jspecify.annotations.NullMarked;
