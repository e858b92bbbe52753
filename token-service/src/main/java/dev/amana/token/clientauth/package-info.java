/** How an application proves who it is: a signed assertion, or in the sandbox its secret. */
@NullMarked
package dev.amana.token.clientauth;

import org.jspecify.annotations.NullMarked;
