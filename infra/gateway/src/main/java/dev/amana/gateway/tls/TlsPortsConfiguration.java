package dev.amana.gateway.tls;

import dev.amana.gatewaylink.TlsConnector;
import java.net.InetAddress;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("amana.gateway.tls.port")
class TlsPortsConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> tlsPorts(
            TlsPorts ports, SslBundles bundles, ServerProperties server) {
        return factory -> {
            SslBundle own = bundles.getBundle(ports.bundle());
            SslBundle clients = bundles.getBundle(ports.clientAuthorities());
            String address = Optional.ofNullable(server.getAddress())
                    .map(InetAddress::getHostAddress)
                    .orElse(null);
            factory.addAdditionalConnectors(
                    TlsConnector.on(ports.port(), address, own, null),
                    TlsConnector.on(ports.clientCertificatePort(), address, own, clients));
        };
    }
}
