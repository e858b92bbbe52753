package dev.amana.gatewaylink;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The second port of a service, which answers the gateway alone. Without {@code amana.gateway-link.port} there is none, and
 * no client certificate is ever believed.
 *
 * @param port 0 for any free one
 * @param bundle name of the SSL bundle (Spring Boot's {@code spring.ssl.bundle}) with the service's certificate and key and
 *     the bank's own authority; nobody's else, since whoever it vouches for may connect
 * @param gatewayName the DNS name in the certificate of the one client that is believed; a name no resolver knows, so that
 *     no server's certificate has it by accident
 */
@Validated
@ConfigurationProperties("amana.gateway-link")
record GatewayLinkProperties(
        @Min(0) @Max(65_535) int port,
        @DefaultValue("gateway-link") @NotBlank String bundle,
        @DefaultValue("gateway.amana.internal") @NotBlank String gatewayName) {}
