/** What the consent service says about a consent, read when a token depends on it. */
@NullMarked
package dev.amana.token.consents;

import org.jspecify.annotations.NullMarked;
