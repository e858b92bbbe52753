package dev.amana.token.consents;

import dev.amana.instances.Instances;
import dev.amana.token.TokenServiceSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConsentServiceAddresses {

    @Bean
    Instances consentServiceInstances(TokenServiceSettings settings) {
        return new Instances("consent-service", settings.consentServiceBase());
    }
}
