/** Whether a genuine token still stands: what token-service has revoked, how old that knowledge is, and whom to ask beyond it. */
@NullMarked
package dev.amana.revocations;

import org.jspecify.annotations.NullMarked;
