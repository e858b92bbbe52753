/** The customer says who they are: CPR, mobile and CIF, checked by core banking without ever telling which one was wrong. */
@NullMarked
package dev.amana.token.signin;

import org.jspecify.annotations.NullMarked;
