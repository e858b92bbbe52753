/** The consent service, as this service needs it: read a consent, hand over a customer's decision about it. */
@NullMarked
package dev.amana.token.consents.decide;

import org.jspecify.annotations.NullMarked;
