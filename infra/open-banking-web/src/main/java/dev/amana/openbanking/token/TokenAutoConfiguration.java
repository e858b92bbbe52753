package dev.amana.openbanking.token;

import dev.amana.dpop.SpentProofs;
import dev.amana.gatewaylink.PublicAddresses;
import dev.amana.instances.Instances;
import dev.amana.openbanking.PublicBase;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(HttpSecurity.class)
class TokenAutoConfiguration {

    /** Unknown methods come through, so that they get 405 and what is allowed instead of a bare 400. */
    @Bean
    @ConditionalOnMissingBean(HttpFirewall.class)
    HttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    /** Every filter would be measured at every request otherwise, and nobody reads that. */
    @Bean
    @ConditionalOnMissingBean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityRefusals securityRefusals() {
        return new SecurityRefusals();
    }

    @Bean
    WebMvcConfigurer accessTokenArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(TokenArgument.access());
                resolvers.add(TokenArgument.staff());
            }
        };
    }

    /** All instances of a service share what they remember. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("amana.token-service-base")
    @ConditionalOnClass(JdbcClient.class)
    @ConditionalOnBean(JdbcClient.class)
    static class SharedMemory {

        @Bean(destroyMethod = "close")
        @ConditionalOnMissingBean(SpentProofs.class)
        JdbcSpentProofs spentProofs(JdbcClient database) {
            return new JdbcSpentProofs(database);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("amana.token-service-base")
    @EnableConfigurationProperties(TokenServiceAddress.class)
    static class Checks {

        @Bean
        Instances tokenServiceInstances(TokenServiceAddress address) {
            return new Instances("token-service", address.tokenServiceBase());
        }

        @Bean
        ResourceServer resourceServer(
                Instances tokenServiceInstances,
                ObjectProvider<SpentProofs> spent,
                PublicBase publicBase,
                PublicAddresses addresses,
                ObjectProvider<InstantSource> clocks) {
            InstantSource clock = clocks.getIfUnique(InstantSource::system);
            var keys = new TokenServiceKeys(tokenServiceInstances, TokenServiceAddress.JWKS, clock);
            return new ResourceServer(
                    keys, spent.getIfAvailable(() -> new InMemorySpentProofs(clock)), publicBase, addresses, clock);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty({"amana.token-service-base", "amana.staff.issuer"})
    @EnableConfigurationProperties(StaffIssuer.class)
    static class Staff {

        @Bean
        StaffServer staffServer(
                Instances tokenServiceInstances, StaffIssuer staff, ObjectProvider<InstantSource> clocks) {
            InstantSource clock = clocks.getIfUnique(InstantSource::system);
            var keys = new TokenServiceKeys(tokenServiceInstances, staff.jwksPath(), clock);
            return new StaffServer(keys, staff.issuer().toString(), clock);
        }
    }
}
