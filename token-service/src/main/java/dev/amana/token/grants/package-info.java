/** What a concluded authorisation gave a TPP: a grant, its code, its refresh token. */
@NullMarked
package dev.amana.token.grants;

import org.jspecify.annotations.NullMarked;
