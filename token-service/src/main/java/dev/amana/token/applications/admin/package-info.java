/** The bank's own way to register an application. */
@NullMarked
package dev.amana.token.applications.admin;

import org.jspecify.annotations.NullMarked;
