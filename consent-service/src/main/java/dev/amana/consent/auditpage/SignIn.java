package dev.amana.consent.auditpage;

import com.nimbusds.jose.jwk.JWK;
import dev.amana.openbanking.error.OpenBankingException;
import dev.amana.openbanking.token.StaffServer;
import dev.amana.openbanking.token.StaffToken;
import java.io.IOException;
import java.nio.file.Files;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Signing in at the staff issuer: code with PKCE, private_key_jwt, PS256 or ES256. Who somebody is and may do is taken from
 * the access token, by the check that every call of the audit API passes; the token itself is not kept.
 */
@WithConsole
@Configuration(proxyBeanMethods = false)
class SignIn {

    /** The name of the registration, and so the end of the redirect URI. */
    static final String STAFF = "staff";

    static final String BEGIN = "/audit/login/oauth2/authorization";
    static final String RETURN = "/audit/login/oauth2/code/*";

    private static final String CLIENT_ID = "audit-console";

    @Bean
    ClientRegistrationRepository staffIssuer(ConsoleSettings settings, InnerTokenService inner) {
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(STAFF)
                .clientId(CLIENT_ID)
                .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(settings.consoleBase() + "/audit/login/oauth2/code/" + STAFF)
                .scope("openid")
                .issuerUri(settings.issuer().toString())
                .authorizationUri(settings.issuer() + "/authorize")
                .tokenUri(inner.at(settings.issuer(), "/token"))
                .jwkSetUri(inner.at(settings.issuer(), "/jwks"))
                .userNameAttributeName("sub")
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build());
    }

    @Bean
    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> staffTokens(ConsoleSettings settings) {
        JWK key = key(settings);
        var assertions =
                new NimbusJwtClientAuthenticationParametersConverter<OAuth2AuthorizationCodeGrantRequest>(_ -> key);
        assertions.setJwtClientAssertionCustomizer(assertion ->
                assertion.getClaims().audience(List.of(settings.issuer().toString())));
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.addParametersConverter(request -> Objects.requireNonNull(assertions.convert(request)));
        return tokens;
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> staffIdTokens(ConsoleSettings settings, InnerTokenService inner) {
        return registration -> {
            NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(inner.at(settings.issuer(), "/jwks"))
                    .jwsAlgorithm(SignatureAlgorithm.PS256)
                    .jwsAlgorithm(SignatureAlgorithm.ES256)
                    .build();
            decoder.setJwtValidator(new OidcIdTokenValidator(registration));
            return decoder;
        };
    }

    @Bean
    OAuth2UserService<OidcUserRequest, OidcUser> staffMembers(StaffServer staff) {
        return request -> {
            StaffToken token = checked(staff, request);
            if (!token.staffId().equals(request.getIdToken().getSubject())) {
                throw new OAuth2AuthenticationException("the tokens are of two people");
            }
            List<GrantedAuthority> roles = AuthorityUtils.createAuthorityList(
                    token.roles().stream().map(Enum::name).toList());
            return new DefaultOidcUser(roles, request.getIdToken(), "sub");
        };
    }

    private static StaffToken checked(StaffServer staff, OidcUserRequest request) {
        try {
            return staff.check(request.getAccessToken().getTokenValue());
        } catch (OpenBankingException refused) {
            throw new OAuth2AuthenticationException(new OAuth2Error("invalid_token"), refused);
        }
    }

    private static JWK key(ConsoleSettings settings) {
        try {
            return JWK.parse(Files.readString(settings.clientKeyFile()));
        } catch (IOException | ParseException unreadable) {
            throw new IllegalStateException("amana.staff.client-key-file holds no JWK", unreadable);
        }
    }
}
