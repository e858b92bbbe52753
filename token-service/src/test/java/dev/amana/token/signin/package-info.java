/** Tests of signing in by itself; with its pages it is tested in {@code pages}. */
@NullMarked
package dev.amana.token.signin;

import org.jspecify.annotations.NullMarked;
