package dev.amana.corebanking;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the bank. It keeps no database: what it knows follows from a fixed seed, the calendar and the SMS topic. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CoreBankingStub {

    public static void main(String[] args) {
        SpringApplication.run(CoreBankingStub.class, args);
    }
}
