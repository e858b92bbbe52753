package dev.amana.aisp.projections;

import dev.amana.revocations.RevocationsProjection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class ProjectionsConfiguration {

    @Bean
    RevocationsProjection revocations(JdbcClient jdbc) {
        return new RevocationsProjection(jdbc);
    }
}
