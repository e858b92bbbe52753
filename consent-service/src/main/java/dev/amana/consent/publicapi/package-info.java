/** The API that TPPs call: {@code /account-access-consents} (docs/reference/bobf-api.md §2). */
@NullMarked
package dev.amana.consent.publicapi;

import org.jspecify.annotations.NullMarked;
