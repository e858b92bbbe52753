/** What this service asks of core banking, in the bank's own words. */
@NullMarked
package dev.amana.aisp.corebanking;

import org.jspecify.annotations.NullMarked;
