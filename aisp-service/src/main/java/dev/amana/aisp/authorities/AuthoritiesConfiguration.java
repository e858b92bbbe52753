package dev.amana.aisp.authorities;

import dev.amana.instances.Instances;
import dev.amana.instances.ToOneInstance;
import dev.amana.openbanking.PublicBase;
import java.net.http.HttpClient;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
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
                tokenService,
                new InternalToken(tokenService, assertions, clock),
                assertions,
                asking.maxConcurrent());
    }

    private static RestClient client(Instances instances, AuthorityProperties.Asking asking) {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(asking.connectTimeout())
                .build();
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(asking.timeout());
        return RestClient.builder()
                .baseUrl(instances.anyBase())
                .requestFactory(requests)
                .requestInterceptor(new ToOneInstance(instances))
                .build();
    }
}
