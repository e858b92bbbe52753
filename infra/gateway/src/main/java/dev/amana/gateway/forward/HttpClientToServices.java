package dev.amana.gateway.forward;

import java.net.http.HttpClient;
import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The client behind the gateway, as a proxy's must be: it adds nothing and reads nothing. */
@Configuration(proxyBeanMethods = false)
class HttpClientToServices {

    @Bean
    ClientHttpRequestFactoryBuilderCustomizer<JdkClientHttpRequestFactoryBuilder> plainHttp() {
        return builder -> builder
                // Its default asks every service to upgrade to HTTP/2.
                .withHttpClientCustomizer(client -> client.version(HttpClient.Version.HTTP_1_1))
                // Its default asks for compressed answers that the caller did not ask for, and unpacks them.
                .withCustomizer(factory -> factory.enableCompression(false));
    }
}
