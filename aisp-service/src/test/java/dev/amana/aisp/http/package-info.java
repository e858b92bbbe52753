/** The service as a TPP sees it, against real PostgreSQL and Kafka. */
@NullMarked
package dev.amana.aisp.http;

import org.jspecify.annotations.NullMarked;
