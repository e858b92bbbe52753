/** The authorisation server: who the TPPs are, what their tokens say, and the pages on which a customer decides. */
@NullMarked
package dev.amana.token;

import org.jspecify.annotations.NullMarked;
