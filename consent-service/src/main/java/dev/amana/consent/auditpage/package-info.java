/** The auditor's page: finds a consent, shows its life and the state at any moment of it, and why its calls passed or not. */
@NullMarked
package dev.amana.consent.auditpage;

import org.jspecify.annotations.NullMarked;
