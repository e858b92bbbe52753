/** The Authorize API of the portal guide (S1): the same authorisation without a browser, for sandboxes and tests only. */
@NullMarked
package dev.amana.token.authorizeapi;

import org.jspecify.annotations.NullMarked;
