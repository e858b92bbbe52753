/** Calls over HTTP, each seen by a witness. */
@NullMarked
package dev.amana.sandbox.http;

import org.jspecify.annotations.NullMarked;
