/** The one table from permission to endpoint to field, on which all enforcement runs. */
@NullMarked
package dev.amana.aisp.permissions;

import org.jspecify.annotations.NullMarked;
