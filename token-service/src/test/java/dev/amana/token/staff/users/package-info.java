/** Who belongs to the staff. */
@org.jspecify.annotations.NullMarked
package dev.amana.token.staff.users;
