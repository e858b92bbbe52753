/** What staff tokens say, and how they are got. */
@NullMarked
package dev.amana.token.staff.tokens;

import org.jspecify.annotations.NullMarked;
