package dev.amana.aisp.operations;

import dev.amana.openbanking.token.StaffRole;
import dev.amana.openbanking.token.StaffServer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Staff tokens with the role operator, and no others. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain operations(HttpSecurity http, StaffServer staff) {
        return staff.api(http)
                .securityMatcher("/operations/**")
                .authorizeHttpRequests(paths -> paths.anyRequest().access(StaffServer.requires(StaffRole.OPERATOR)))
                .build();
    }
}
