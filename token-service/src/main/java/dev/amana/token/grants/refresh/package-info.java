/** A refresh token gives another access token while its consent lives. */
@NullMarked
package dev.amana.token.grants.refresh;

import org.jspecify.annotations.NullMarked;
