/** Publishing a state topic: the outbox, the lease on it, and the one publisher who sends its rows and the watermarks. */
@NullMarked
package dev.amana.feed.publish;

import org.jspecify.annotations.NullMarked;
