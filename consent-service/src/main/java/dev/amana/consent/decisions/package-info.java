/** What was decided about data calls, and on what: kept as aisp-service told it, for as long as the bank wants. */
@NullMarked
package dev.amana.consent.decisions;

import org.jspecify.annotations.NullMarked;
