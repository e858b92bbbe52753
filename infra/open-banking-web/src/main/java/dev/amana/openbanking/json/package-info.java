/** How the API reads and writes JSON. */
@NullMarked
package dev.amana.openbanking.json;

import org.jspecify.annotations.NullMarked;
