package dev.amana.gatewaylink;

import java.net.InetAddress;
import java.util.Optional;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class GatewayLinkAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("amana.public-base")
    @EnableConfigurationProperties(PublicAddresses.class)
    static class Addresses {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("amana.gateway-link.port")
    @EnableConfigurationProperties(GatewayLinkProperties.class)
    static class Link {

        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> gatewayLink(
                GatewayLinkProperties link, SslBundles bundles, ServerProperties server) {
            return factory -> {
                SslBundle bundle = bundles.getBundle(link.bundle());
                String address = Optional.ofNullable(server.getAddress())
                        .map(InetAddress::getHostAddress)
                        .orElse(null);
                factory.addAdditionalConnectors(TlsConnector.on(link.port(), address, bundle, bundle));
            };
        }

        /** Before everything that could ask for the certificate. */
        @Bean
        FilterRegistrationBean<VouchedCertificates> vouchedCertificates(GatewayLinkProperties link) {
            var registration = new FilterRegistrationBean<>(new VouchedCertificates(link.gatewayName()));
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return registration;
        }
    }
}
