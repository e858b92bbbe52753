/** What happens to a consent because time has passed: one that nobody decided is rejected, one past its expiry says so. */
@NullMarked
package dev.amana.consent.deadlines;

import org.jspecify.annotations.NullMarked;
