/** The pages on which a customer signs in, decides and is sent back: server-rendered, without scripts. */
@NullMarked
package dev.amana.token.pages;

import org.jspecify.annotations.NullMarked;
