package dev.amana.openbanking.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.amana.dpop.SpentProofs;
import dev.amana.gatewaylink.PublicAddresses;
import dev.amana.openbanking.PublicBase;
import dev.amana.openbanking.error.ErrorWriter;
import jakarta.servlet.DispatcherType;
import java.time.InstantSource;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Puts the token checks in front of a service's endpoints. A service calls {@link #publicApi} or {@link #internalApi}
 * first in its filter chain, then says which path needs which token with {@link #requires}:
 *
 * <pre>{@code
 * resourceServer.publicApi(http)
 *     .securityMatcher("/apigateway/bobf/**")
 *     .authorizeHttpRequests(paths -> paths
 *         .requestMatchers("/apigateway/bobf/release1.0.0/accounts/**")
 *             .access(ResourceServer.requires(TokenKind.RESOURCE, "accounts"))
 *         .anyRequest().permitAll()) // nothing is there: 404, whoever asks
 *     .build();
 * }</pre>
 */
public final class ResourceServer {

    /** The audience of the tokens that services give each other. */
    public static final String INTERNAL_AUDIENCE = "amana:internal";

    private final JWKSource<SecurityContext> keys;
    private final SpentProofs spent;
    private final PublicBase publicBase;
    private final PublicAddresses addresses;
    private final InstantSource clock;

    ResourceServer(
            JWKSource<SecurityContext> keys,
            SpentProofs spent,
            PublicBase publicBase,
            PublicAddresses addresses,
            InstantSource clock) {
        this.keys = keys;
        this.spent = spent;
        this.publicBase = publicBase;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** A chain that takes tokens for the API. */
    public HttpSecurity publicApi(HttpSecurity http) {
        return protect(http, publicBase.apiAudience());
    }

    /** A chain that takes other services' tokens. */
    public HttpSecurity internalApi(HttpSecurity http) {
        return protect(http, INTERNAL_AUDIENCE);
    }

    /**
     * Whoever calls needs a token of this kind, else 401, and with this scope, else 403
     * (docs/reference/bobf-api.md §7).
     */
    public static AuthorizationManager<RequestAuthorizationContext> requires(TokenKind kind, String scope) {
        return new TokenRequirement(kind, scope);
    }

    private HttpSecurity protect(HttpSecurity http, String audience) {
        var tokens = new TokenCheck(keys, publicBase.issuer(), audience, clock);
        var filter = new AccessTokenFilter(tokens, new DpopProof(spent, addresses, clock));
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterAt(filter, BearerTokenAuthenticationFilter.class)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (_, response, _) -> ErrorWriter.write(response, Challenge.noToken()))
                        .accessDeniedHandler(new TokenRequirement.Denied()))
                // An error or the rest of an asynchronous answer belongs to a request that was let in.
                .authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll());
    }
}
