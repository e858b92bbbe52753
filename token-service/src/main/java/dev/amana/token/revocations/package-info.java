/** What must no longer be honoured, told to every resource server. */
@NullMarked
package dev.amana.token.revocations;

import org.jspecify.annotations.NullMarked;
