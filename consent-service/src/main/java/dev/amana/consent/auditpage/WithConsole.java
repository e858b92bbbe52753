package dev.amana.consent.auditpage;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** There only where the page has a key to prove itself to the staff issuer with; elsewhere auditors use the API. */
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty("amana.staff.client-key-file")
@interface WithConsole {}
