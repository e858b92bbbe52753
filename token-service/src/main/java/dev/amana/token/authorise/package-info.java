/** Authorisation requests, pushed or plain, until an attempt stands for them. */
@NullMarked
package dev.amana.token.authorise;

import org.jspecify.annotations.NullMarked;
