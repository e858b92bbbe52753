/** The one-time code that is sent to the customer's registered mobile (docs/reference/security-profile.md §2 "OTP"). */
@NullMarked
package dev.amana.token.otp;

import org.jspecify.annotations.NullMarked;
