package dev.amana.token.consents.http;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long the consent service is waited for; what a token depends on is read within {@code amana.consent-read-timeout} instead.
 *
 * @param connectTimeout to reach it
 * @param readTimeout a customer's page waits for its answer
 */
@Validated
@ConfigurationProperties("amana.consent-client")
record ConsentClientSettings(
        @NotNull @DefaultValue("1s") Duration connectTimeout,
        @NotNull @DefaultValue("3s") Duration readTimeout) {}
