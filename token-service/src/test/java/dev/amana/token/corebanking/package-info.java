/** What leaves for core banking. */
@NullMarked
package dev.amana.token.corebanking;

import org.jspecify.annotations.NullMarked;
