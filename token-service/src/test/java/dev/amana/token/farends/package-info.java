/** What this service talks to, at the far end of its wires: core banking, the consent service, a customer's browser and phone. */
@NullMarked
package dev.amana.token.farends;

import org.jspecify.annotations.NullMarked;
