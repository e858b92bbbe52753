package dev.amana.token.otp;

import dev.amana.token.Profile;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of one-time codes.
 *
 * @param validity how long a code is good
 * @param wrongEntries after so many wrong codes the authentication ends and the customer waits
 * @param customerWaits how long
 * @param resends how often another code may be asked for within an attempt
 * @param resendAfter how long after the last one
 * @param codesPerCustomer codes sent to one customer within {@code customerWaits}, over all attempts and visits: a bound on floods by
 *     somebody who knows a customer's details and begins again and again; nobody decides so often in a quarter of an hour
 * @param codesPerSandboxCustomer the same in a sandbox, where no telephone rings and one customer serves for a whole test run
 */
@Validated
@ConfigurationProperties("amana.one-time-code")
public record OneTimeCodeSettings(
        @NotNull @DefaultValue("3m") Duration validity,
        @Min(1) @Max(5) @DefaultValue("5") int wrongEntries,
        @NotNull @DefaultValue("15m") Duration customerWaits,
        @Min(0) @Max(3) @DefaultValue("3") int resends,
        @NotNull @DefaultValue("30s") Duration resendAfter,
        @Min(1) @DefaultValue("20") int codesPerCustomer,
        @Min(1) @DefaultValue("500") int codesPerSandboxCustomer) {

    int codesPerCustomer(Profile profile) {
        return switch (profile) {
            case SANDBOX -> codesPerSandboxCustomer;
            case PRODUCTION -> codesPerCustomer;
        };
    }
}
