package dev.amana.consent.tokens;

import dev.amana.instances.Instances;
import dev.amana.instances.ToOneInstance;
import dev.amana.openbanking.PublicBase;
import dev.amana.revocations.ClientAssertions;
import dev.amana.revocations.Introspection;
import dev.amana.revocations.RevocationColumns;
import dev.amana.revocations.RevocationsProjection;
import dev.amana.revocations.StandingTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenSettings.class)
class TokenConfiguration {

    @Bean
    RevocationsProjection tokenRevocations(JdbcClient jdbc) {
        return new RevocationsProjection(jdbc);
    }

    @Bean
    Introspection introspection(
            TokenSettings settings, Instances tokenServiceInstances, PublicBase publicBase, InstantSource clock) {
        var asking = settings.revocations();
        var assertions = new ClientAssertions(asking.clientId(), publicBase.issuer(), settings.clientKeyFile(), clock);
        return new Introspection(
                ToOneInstance.client(tokenServiceInstances, asking.connectTimeout(), asking.timeout()), assertions);
    }

    @Bean
    StandingTokens standingTokens(
            TokenSettings settings,
            JdbcClient jdbc,
            Introspection introspection,
            InstantSource clock,
            MeterRegistry meters) {
        var asking = settings.revocations();
        return new StandingTokens(
                jdbc,
                new RevocationColumns(asking.partitions()),
                introspection,
                asking.maxStaleness(),
                asking.maxConcurrent(),
                clock,
                meters);
    }
}
