/** Answers questions about accounts and all that belongs to them. */
@NullMarked
package dev.amana.corebanking.requests;

import org.jspecify.annotations.NullMarked;
