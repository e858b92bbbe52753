/** What this service keeps of the consents and token revocations that others publish. */
@NullMarked
package dev.amana.aisp.projections;

import org.jspecify.annotations.NullMarked;
