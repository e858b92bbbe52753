/** The addresses below the staff issuer, and who may come to them. */
@NullMarked
package dev.amana.token.staff.server;

import org.jspecify.annotations.NullMarked;
