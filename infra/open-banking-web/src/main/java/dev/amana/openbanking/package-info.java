/** What every resource server of the platform shares at its HTTP edge: its public address and the API's date-times. */
@NullMarked
package dev.amana.openbanking;

import org.jspecify.annotations.NullMarked;
