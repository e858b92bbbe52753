package dev.amana.aisp.authorities;

import dev.amana.openbanking.PublicBase;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
class AuthoritiesConfiguration {

    @Bean
    HttpAuthorities authorities(AuthorityProperties properties, PublicBase publicBase, Clock clock) {
        var asking = properties.authorities();
        var tokenService = client(properties.tokenServiceBase(), asking);
        var assertions =
                new ClientAssertions(asking.clientId(), publicBase.issuer(), properties.clientKeyFile(), clock);
        return new HttpAuthorities(
                client(properties.consentServiceBase(), asking),
                tokenService,
                new InternalToken(tokenService, assertions, clock),
                assertions,
                asking.maxConcurrent());
    }

    private static RestClient client(URI base, AuthorityProperties.Asking asking) {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(asking.connectTimeout())
                .build();
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(asking.timeout());
        return RestClient.builder().baseUrl(base).requestFactory(requests).build();
    }
}
