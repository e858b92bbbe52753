package dev.amana.consent.auditpage;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The auditor's page as a client of the staff issuer.
 *
 * @param issuer as its tokens name it, and where auditors' browsers find it
 * @param clientKeyFile the private key of the client {@code audit-console}, as a JWK (RFC 7517)
 * @param consoleBase where auditors' browsers find this service: an origin, never taken from a request
 * @param sessionIdle after which an unused session ends: a desk that was left
 * @param sessionLongest after which the auditor signs in again, however busy: whoever lost the role is out by then
 */
@Validated
@ConfigurationProperties("amana.staff")
record ConsoleSettings(
        @NotNull URI issuer,
        @NotNull Path clientKeyFile,
        @NotNull @DefaultValue("http://localhost:8081") URI consoleBase,
        @NotNull @DefaultValue("10m") Duration sessionIdle,
        @NotNull @DefaultValue("1h") Duration sessionLongest) {

    @AssertTrue(message = "sessionIdle and sessionLongest must be positive")
    boolean isPositive() {
        return sessionIdle.isPositive() && sessionLongest.isPositive();
    }

    boolean overTls() {
        return "https".equals(consoleBase.getScheme());
    }
}
