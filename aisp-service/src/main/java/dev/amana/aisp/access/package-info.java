/** May this call pass? A pure decision over a token, a consent and the age of what we know of both. */
@NullMarked
package dev.amana.aisp.access;

import org.jspecify.annotations.NullMarked;
