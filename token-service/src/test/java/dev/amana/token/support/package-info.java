/** A running token service and those it talks to: TPPs in front of it, a consent service behind it. */
@NullMarked
package dev.amana.token.support;

import org.jspecify.annotations.NullMarked;
