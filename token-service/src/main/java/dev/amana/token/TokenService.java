package dev.amana.token;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The token service's process. Boot's own signing key, made anew at every start, is left out: ours are in the database. */
@SpringBootApplication(exclude = OAuth2AuthorizationServerJwtAutoConfiguration.class)
@ConfigurationPropertiesScan
@EnableScheduling
public class TokenService {

    public static void main(String[] args) {
        SpringApplication.run(TokenService.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
