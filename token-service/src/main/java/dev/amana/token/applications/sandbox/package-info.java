/** The sample applications every sandbox has. */
@NullMarked
package dev.amana.token.applications.sandbox;

import org.jspecify.annotations.NullMarked;
