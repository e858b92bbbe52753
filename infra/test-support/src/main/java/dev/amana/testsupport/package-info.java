/** A real PostgreSQL and a real Kafka for tests, started once per JVM when first asked for. */
@NullMarked
package dev.amana.testsupport;

import org.jspecify.annotations.NullMarked;
