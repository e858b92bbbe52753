/** The consent service, as this service needs it: read a consent, hand over a customer's decision about it, list a customer's own. */
@NullMarked
package dev.amana.token.consents.decide;

import org.jspecify.annotations.NullMarked;
