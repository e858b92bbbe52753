/** A TPP gives a token back (RFC 7009). */
@NullMarked
package dev.amana.token.grants.revoke;

import org.jspecify.annotations.NullMarked;
