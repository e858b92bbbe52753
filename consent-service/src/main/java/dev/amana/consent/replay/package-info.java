/** Makes again, from the events alone and while everything goes on, the tables that follow from them. */
@NullMarked
package dev.amana.consent.replay;

import org.jspecify.annotations.NullMarked;
