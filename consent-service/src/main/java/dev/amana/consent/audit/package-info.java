/** The API for the bank's auditors: consents as they were, what happened to them, why calls passed or did not. */
@NullMarked
package dev.amana.consent.audit;

import org.jspecify.annotations.NullMarked;
