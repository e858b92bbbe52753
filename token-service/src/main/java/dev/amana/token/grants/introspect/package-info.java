/** A resource server asks about a token (RFC 7662). */
@NullMarked
package dev.amana.token.grants.introspect;

import org.jspecify.annotations.NullMarked;
