package dev.amana.token.consents.decide;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long a customer's page waits for the consent service.
 *
 * @param connectTimeout to reach it
 * @param readTimeout for its answer
 */
@Validated
@ConfigurationProperties("amana.consent-client")
record ConsentClientSettings(
        @NotNull @DefaultValue("1s") Duration connectTimeout,
        @NotNull @DefaultValue("3s") Duration readTimeout) {}
