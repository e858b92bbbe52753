package dev.amana.gateway.tls;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The ports that speak TLS themselves; without {@code amana.gateway.tls.port} there are none, and something in front does.
 *
 * @param port for anyone
 * @param clientCertificatePort for clients with a certificate of a trusted authority, others are not let in (RFC 8705 §5)
 * @param bundle name of the SSL bundle (Spring Boot's {@code spring.ssl.bundle}) with the certificate shown at both
 * @param clientAuthorities name of the SSL bundle whose trust store holds the authorities of clients' certificates
 */
@Validated
@ConfigurationProperties("amana.gateway.tls")
record TlsPorts(
        @Min(0) @Max(65_535) int port,
        @Min(0) @Max(65_535) int clientCertificatePort,
        @DefaultValue("gateway") @NotBlank String bundle,
        @DefaultValue("client-authorities") @NotBlank String clientAuthorities) {}
