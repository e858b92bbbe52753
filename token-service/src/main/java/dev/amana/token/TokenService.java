package dev.amana.token;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The token service's process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class TokenService {

    public static void main(String[] args) {
        SpringApplication.run(TokenService.class, args);
    }
}
