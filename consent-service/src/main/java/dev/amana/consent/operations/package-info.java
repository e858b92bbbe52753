/** What keeps the installation running, for staff with the role operator; the gateway does not route it. */
@NullMarked
package dev.amana.consent.operations;

import org.jspecify.annotations.NullMarked;
