/** The bank's own people, auditors and operators: an issuer apart from the customers' and TPPs'. */
@NullMarked
package dev.amana.token.staff;

import org.jspecify.annotations.NullMarked;
