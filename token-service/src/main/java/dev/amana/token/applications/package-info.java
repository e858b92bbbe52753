/** The applications that TPPs have registered, with the keys and redirect addresses they may use. */
@NullMarked
package dev.amana.token.applications;

import org.jspecify.annotations.NullMarked;
