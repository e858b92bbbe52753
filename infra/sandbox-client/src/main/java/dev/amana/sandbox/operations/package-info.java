/** What an operator does from a command line: replays, exports, imports. */
@NullMarked
package dev.amana.sandbox.operations;

import org.jspecify.annotations.NullMarked;
