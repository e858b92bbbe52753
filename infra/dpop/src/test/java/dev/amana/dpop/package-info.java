@NullMarked
package dev.amana.dpop;

import org.jspecify.annotations.NullMarked;
