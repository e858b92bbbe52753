/** What an operator can see and do, over HTTP, of what waits for a person; where the service is one of our resource servers. */
@NullMarked
package dev.amana.feed.operations;

import org.jspecify.annotations.NullMarked;
