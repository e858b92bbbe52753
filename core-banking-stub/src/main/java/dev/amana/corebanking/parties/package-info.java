/** Who holds an account or may use it. */
@NullMarked
package dev.amana.corebanking.parties;

import org.jspecify.annotations.NullMarked;
