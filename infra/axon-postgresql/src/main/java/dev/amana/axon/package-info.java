/** Axon Framework on PostgreSQL: an event store whose rows name no Java class and whose errors reach whoever asked. */
@NullMarked
package dev.amana.axon;

import org.jspecify.annotations.NullMarked;
