package dev.amana.gateway.contracts;

import dev.amana.gateway.addresses.Addresses;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * {@code GET /apigateway/contracts/<name>.openapi.yaml}: what the services promise, as it stands in their folders
 * {@code contract}, with this platform's own address in it. Read once; whoever reads it needs no token.
 */
@Configuration(proxyBeanMethods = false)
class PublishedContracts {
    private static final List<String> NAMES =
            List.of("aisp.openapi.yaml", "public-api.openapi.yaml", "oauth.openapi.yaml", "authorize-api.openapi.yaml");

    private static final String FOLDER = "/apigateway/contracts/";
    private static final String ADDRESS_IN_CONTRACTS = "http://localhost:8080";
    private static final MediaType YAML = MediaType.valueOf("application/yaml");

    /** A new version comes with a new release; an hour's delay is nothing to a reader. */
    private static final Duration KEPT_BY_READERS = Duration.ofHours(1);

    @Bean
    RouterFunction<ServerResponse> contracts(Addresses addresses) throws IOException {
        var routes = RouterFunctions.route();
        for (var name : NAMES) {
            var contract = contract(name, addresses.publicBase());
            routes.GET(
                    FOLDER + name,
                    _ -> ServerResponse.ok()
                            .contentType(YAML)
                            .cacheControl(CacheControl.maxAge(KEPT_BY_READERS))
                            .body(contract));
        }
        return routes.build();
    }

    private static byte[] contract(String name, URI publicBase) throws IOException {
        return new ClassPathResource("contracts/" + name)
                .getContentAsString(StandardCharsets.UTF_8)
                .replace(ADDRESS_IN_CONTRACTS, publicBase.toString())
                .getBytes(StandardCharsets.UTF_8);
    }
}
