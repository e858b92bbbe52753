/** Delivers the bank's SMS to phones that one can open in a browser. */
@NullMarked
package dev.amana.corebanking.sms;

import org.jspecify.annotations.NullMarked;
