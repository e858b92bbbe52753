package dev.amana.aisp.authorities;

import dev.amana.instances.Instances;
import dev.amana.instances.ToOneInstance;
import dev.amana.openbanking.PublicBase;
import dev.amana.revocations.ClientAssertions;
import dev.amana.revocations.Introspection;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
class AuthoritiesConfiguration {

    @Bean
    Instances consentServiceInstances(AuthorityProperties properties) {
        return new Instances("consent-service", properties.consentServiceBase());
    }

    @Bean
    HttpAuthorities authorities(
            AuthorityProperties properties,
            Instances consentServiceInstances,
            Instances tokenServiceInstances,
            PublicBase publicBase,
            Clock clock) {
        var asking = properties.authorities();
        var tokenService = client(tokenServiceInstances, asking);
        var assertions =
                new ClientAssertions(asking.clientId(), publicBase.issuer(), properties.clientKeyFile(), clock);
        return new HttpAuthorities(
                client(consentServiceInstances, asking),
                new InternalToken(tokenService, assertions, clock),
                new Introspection(tokenService, assertions),
                asking.maxConcurrent());
    }

    private static RestClient client(Instances instances, AuthorityProperties.Asking asking) {
        return ToOneInstance.client(instances, asking.connectTimeout(), asking.timeout());
    }
}
