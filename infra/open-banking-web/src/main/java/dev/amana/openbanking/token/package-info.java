/** Access tokens at a resource server: who calls, with what, and whether the token is theirs. */
@NullMarked
package dev.amana.openbanking.token;

import org.jspecify.annotations.NullMarked;
