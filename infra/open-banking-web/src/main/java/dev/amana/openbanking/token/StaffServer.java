package dev.amana.openbanking.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.amana.openbanking.error.ErrorWriter;
import dev.amana.openbanking.error.OpenBankingException;
import jakarta.servlet.DispatcherType;
import java.time.InstantSource;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Puts the staff issuer's tokens in front of what is the bank's own, at a service's own address, which the gateway does
 * not route. No token of a TPP, a PSU or a service opens it:
 *
 * <pre>{@code
 * staff.api(http)
 *     .securityMatcher("/audit/**")
 *     .authorizeHttpRequests(paths -> paths.anyRequest().access(StaffServer.requires(StaffRole.AUDITOR)))
 *     .build();
 * }</pre>
 *
 * There where {@code amana.staff.issuer} is set.
 */
public final class StaffServer {

    /** The audience of the tokens that the staff issuer gives. */
    public static final String AUDIENCE = "amana-operations";

    private final StaffTokenCheck tokens;

    StaffServer(JWKSource<SecurityContext> keys, String issuer, InstantSource clock) {
        this.tokens = new StaffTokenCheck(keys, issuer, clock);
    }

    /** A chain that takes staff tokens, and answers in the API's error format. */
    public HttpSecurity api(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterAt(new StaffTokenFilter(tokens), BearerTokenAuthenticationFilter.class)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (_, response, _) -> ErrorWriter.write(response, Challenge.noStaffToken()))
                        .accessDeniedHandler(new TokenRequirement.Denied()))
                // An error or the rest of an asynchronous answer belongs to a request that was let in.
                .authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll());
    }

    /** Whoever calls needs a staff token, else 401, and with this role, else 403. */
    public static AuthorizationManager<RequestAuthorizationContext> requires(StaffRole role) {
        return new StaffRequirement(role);
    }

    /**
     * Who a token says it is, for a token that came another way than in a request's header.
     *
     * @throws OpenBankingException 401 when it does not hold, 503 when that cannot be found out
     */
    public StaffToken check(String token) {
        return tokens.check(token);
    }
}
