/** The accounts that a PSU shared. */
@NullMarked
package dev.amana.aisp.accounts;

import org.jspecify.annotations.NullMarked;
