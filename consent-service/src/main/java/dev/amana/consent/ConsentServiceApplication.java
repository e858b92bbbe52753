package dev.amana.consent;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service that owns consents. */
@SpringBootApplication
public class ConsentServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ConsentServiceApplication.class, arguments);
    }
}
