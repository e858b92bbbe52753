package dev.amana.aisp.fairusage;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FairUsageProperties.class)
class FairUsageConfiguration {

    @Bean
    FairUsage fairUsage(FairUsageProperties properties, UsageLedger ledger, Clock clock, MeterRegistry meters) {
        return new FairUsage(properties, ledger, clock, meters);
    }
}
