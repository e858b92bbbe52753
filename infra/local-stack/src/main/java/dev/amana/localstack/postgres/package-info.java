/** A durable PostgreSQL from unpacked binaries, with a database and a user for each service. */
@NullMarked
package dev.amana.localstack.postgres;

import org.jspecify.annotations.NullMarked;
