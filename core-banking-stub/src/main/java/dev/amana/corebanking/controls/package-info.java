/** Makes the bank slow, silent or wrong on demand, for tests of those who ask it. */
@NullMarked
package dev.amana.corebanking.controls;

import org.jspecify.annotations.NullMarked;
