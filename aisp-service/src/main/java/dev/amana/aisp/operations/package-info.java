/** Who may call what keeps this service right: staff with the role operator, at an address that the gateway does not route. */
@NullMarked
package dev.amana.aisp.operations;

import org.jspecify.annotations.NullMarked;
