/** The starter in a small application of its own, over real HTTP. */
@NullMarked
package dev.amana.openbanking;

import org.jspecify.annotations.NullMarked;
