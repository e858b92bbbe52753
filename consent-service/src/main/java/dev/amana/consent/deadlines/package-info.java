/** What happens to a consent because time has passed: one that nobody decided is rejected, one past its expiry says so, and before that notices are given. */
@NullMarked
package dev.amana.consent.deadlines;

import org.jspecify.annotations.NullMarked;
