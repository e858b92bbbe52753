/** A member of staff signs in: the authorisation endpoint and its one page. */
@NullMarked
package dev.amana.token.staff.signin;

import org.jspecify.annotations.NullMarked;
