/** What a consent's period and a query's dates let out of dated data. */
@NullMarked
package dev.amana.aisp.periods;

import org.jspecify.annotations.NullMarked;
