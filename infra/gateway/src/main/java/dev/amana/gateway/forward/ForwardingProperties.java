package dev.amana.gateway.forward;

import jakarta.validation.constraints.NotNull;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Whom the gateway believes about the caller's address.
 *
 * @param trustedProxies full match on the peer's address; only such a peer's {@code X-Forwarded-For} is kept
 */
@Validated
@ConfigurationProperties("amana.gateway.forwarding")
record ForwardingProperties(@NotNull Pattern trustedProxies) {}
