package dev.amana.aisp;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Runs the account-information service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class AispApplication {

    public static void main(String[] args) {
        SpringApplication.run(AispApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
