package dev.amana.aisp;

import dev.amana.aisp.access.AccessCheck;
import dev.amana.aisp.access.AccessGate;
import dev.amana.aisp.access.Authorities;
import dev.amana.aisp.access.ProjectedKnowledge;
import dev.amana.aisp.permissions.Endpoint;
import dev.amana.openbanking.token.ResourceServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    AccessGate accessGate(
            AccessProperties properties,
            ProjectedKnowledge projected,
            Authorities authorities,
            Clock clock,
            MeterRegistry meters) {
        return new AccessGate(new AccessCheck(properties.maxStaleness()), projected, authorities, clock, meters);
    }

    /** Every endpoint of the table needs a genuine token; elsewhere there is nothing, whoever asks. */
    @Bean
    SecurityFilterChain tokens(HttpSecurity http, ResourceServer resourceServer) {
        var paths = Arrays.stream(Endpoint.values()).map(Endpoint::path).toArray(String[]::new);
        return resourceServer
                .publicApi(http)
                .authorizeHttpRequests(requests -> requests.requestMatchers(paths)
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .build();
    }
}
