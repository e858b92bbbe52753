/** The x-fapi-interaction-id: taken or made, on every answer and every log line. */
@NullMarked
package dev.amana.openbanking.interaction;

import org.jspecify.annotations.NullMarked;
