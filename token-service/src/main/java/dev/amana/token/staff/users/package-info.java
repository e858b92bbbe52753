/** Who belongs to the staff, and what they prove themselves with. */
@NullMarked
package dev.amana.token.staff.users;

import org.jspecify.annotations.NullMarked;
