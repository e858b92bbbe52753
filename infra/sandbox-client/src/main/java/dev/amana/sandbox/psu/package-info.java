/** The PSU: a browser, a phone, and the Authorize API in place of both. */
@NullMarked
package dev.amana.sandbox.psu;

import org.jspecify.annotations.NullMarked;
