/** What an operator does at this service. */
@NullMarked
package dev.amana.token.staff.operations;

import org.jspecify.annotations.NullMarked;
