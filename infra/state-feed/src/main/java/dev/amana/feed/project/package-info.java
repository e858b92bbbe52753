/** Projecting a state topic: records, offsets and watermarks go into the service's database in one transaction. */
@NullMarked
package dev.amana.feed.project;

import org.jspecify.annotations.NullMarked;
