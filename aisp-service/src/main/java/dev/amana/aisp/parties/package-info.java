/** Who holds an account. */
@NullMarked
package dev.amana.aisp.parties;

import org.jspecify.annotations.NullMarked;
