/** The pages on which a customer signs in, decides and is sent back, and sees and withdraws what they share: server-rendered, without scripts. */
@NullMarked
package dev.amana.token.pages;

import org.jspecify.annotations.NullMarked;
