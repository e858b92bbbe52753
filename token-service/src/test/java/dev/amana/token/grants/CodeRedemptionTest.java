package dev.amana.token.grants;

import static dev.amana.token.support.Answers.accessToken;
import static dev.amana.token.support.Answers.claims;
import static dev.amana.token.support.Answers.error;
import static dev.amana.token.support.Answers.jwt;
import static dev.amana.token.support.Answers.success;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.amana.token.attempts.AttemptId;
import dev.amana.token.attempts.AuthorisationRequest;
import dev.amana.token.support.ConsentServiceWire;
import dev.amana.token.support.Journey;
import dev.amana.token.support.KeyFiles;
import dev.amana.token.support.TokenServiceTest;
import dev.amana.token.support.Tpp;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a code becomes, and for whom alone. */
class CodeRedemptionTest extends TokenServiceTest {

    @Autowired
    private AuthorisationCodes codes;

    @Autowired
    private JdbcClient database;

    @Test
    void aCodeBecomesTokensBoundToItsConsent() throws Exception {
        Journey journey = Journey.of("tpp-one");
        TokenResponse response = tppOne().token(journey.exchange(codes.issue(journey.concluded())), null);

        OIDCTokens tokens = success(response).getOIDCTokens();
        JWTClaimsSet access = claims(accessToken(response));
        assertThat(access.getAudience()).containsExactly(API);
        assertThat(access.getStringClaim("token_type")).isEqualTo("RESOURCE");
        assertThat(access.getStringClaim("client_id")).isEqualTo("tpp-one");
        assertThat(access.getStringClaim("consentId")).isEqualTo(journey.consentId());
        assertThat(access.getLongClaim("authorised_seq")).isEqualTo(Journey.SEQ);
        assertThat(access.getStringClaim("scope")).isEqualTo("accounts openid");
        assertThat(UUID.fromString(access.getStringClaim("grant_id"))).isNotNull();
        assertThat(access.getSubject()).isNotEqualTo("psu-1");
        assertThat(tokens.getRefreshToken()).isNotNull();
        JWTClaimsSet id = tokens.getIDToken().getJWTClaimsSet();
        assertThat(jwt(tokens.getIDTokenString()).getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.PS256);
        assertThat(id.getIssuer()).isEqualTo(ISSUER);
        assertThat(id.getAudience()).containsExactly("tpp-one");
        assertThat(id.getSubject()).isEqualTo(access.getSubject());
        assertThat(id.getStringClaim("nonce")).isEqualTo("a-nonce");
        assertThat(id.getStringClaim("openbanking_intent_id")).isEqualTo(journey.consentId());
        assertThat(id.getStringClaim("acr")).isNotBlank();
        assertThat(id.getLongClaim("auth_time")).isNotNull();
        assertThat(id.getLongClaim("http://openbanking.org.uk/refresh_token_expires_at"))
                .isEqualTo(journey.consentExpiry().getEpochSecond());
    }

    @Test
    void twoClientsKnowACustomerByTwoSubjects() {
        Journey one = Journey.of("tpp-one");
        Journey two = Journey.of("tpp-two");
        String first = claims(accessToken(tppOne().token(one.exchange(codes.issue(one.concluded())), null)))
                .getSubject();
        String second = claims(accessToken(tppTwo().token(two.exchange(codes.issue(two.concluded())), null)))
                .getSubject();

        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void aTokenNeverOutlivesItsConsent() {
        Journey journey =
                Journey.of("tpp-one", Instant.now().plusSeconds(300).truncatedTo(ChronoUnit.SECONDS), Optional.empty());
        TokenResponse response = tppOne().token(journey.exchange(codes.issue(journey.concluded())), null);

        assertThat(claims(accessToken(response)).getExpirationTime().toInstant())
                .isEqualTo(journey.consentExpiry());
    }

    @Test
    void theWrongVerifierOrAddressOrClientGetsNothingAndTheRightOneStillDoes() {
        Journey journey = Journey.of("tpp-one");
        AuthorizationCode code = new AuthorizationCode(codes.issue(journey.concluded()));

        assertThat(error(tppOne().token(new AuthorizationCodeGrant(code, Journey.CALLBACK, new CodeVerifier()), null)))
                .isEqualTo("invalid_grant");
        assertThat(error(tppOne().token(new AuthorizationCodeGrant(code, Journey.CALLBACK), null)))
                .isEqualTo("invalid_grant");
        assertThat(error(tppOne().token(
                                new AuthorizationCodeGrant(
                                        code, URI.create("http://localhost:8090/callback"), journey.verifier()),
                                null)))
                .isEqualTo("invalid_grant");
        assertThat(error(tppOne().token(new AuthorizationCodeGrant(code, null, journey.verifier()), null)))
                .isEqualTo("invalid_grant");
        assertThat(error(tppTwo().token(journey.exchange(code.getValue()), null)))
                .isEqualTo("invalid_grant");
        assertThat(error(tppOne().token(journey.exchange("made-up"), null))).isEqualTo("invalid_grant");

        assertThat(accessToken(tppOne().token(journey.exchange(code.getValue()), null)))
                .isNotNull();
    }

    @Test
    void aCodeOfTheDirectLinkNeedsClientAuthenticationAloneAndTakesNoVerifier() {
        String consentId = ConsentServiceWire.RUNNING.consent(
                "tpp-two", "Authorised", 1, Instant.now().plusSeconds(3600));
        AuthorisationRequest request = new AuthorisationRequest(
                "tpp-two",
                URI.create("https://tpp-two.example/callback"),
                Optional.empty(),
                Optional.empty(),
                Set.of("accounts"),
                Optional.of(consentId),
                Optional.empty(),
                Optional.empty());
        AuthorizationCode code = new AuthorizationCode(codes.issue(new ConcludedAuthorisation(
                new AttemptId(UUID.randomUUID()),
                request,
                "psu-1",
                OptionalLong.of(1),
                Optional.empty(),
                Instant.now())));

        assertThat(error(tppTwo().token(new AuthorizationCodeGrant(code, null, new CodeVerifier()), null)))
                .isEqualTo("invalid_grant");
        TokenResponse response = tppTwo().token(new AuthorizationCodeGrant(code, null), null);
        assertThat(success(response).getOIDCTokens().getIDToken()).isNull();
        assertThat(success(response).getOIDCTokens().getRefreshToken()).isNotNull();
    }

    @Test
    void aCodeBoundToAKeyNeedsThatKeysProof() throws Exception {
        var key = KeyFiles.ec("dpop");
        Journey journey = Journey.of(
                "tpp-one",
                Instant.now().plusSeconds(3600),
                Optional.of(key.computeThumbprint().toString()));
        String code = codes.issue(journey.concluded());
        var stranger = new DefaultDPoPProofFactory(KeyFiles.ec("stranger"), JWSAlgorithm.ES256);
        var holder = new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256);
        URI address = URI.create(ISSUER + "/token.oauth2");

        assertThat(error(tppOne().token(journey.exchange(code), null))).isEqualTo("invalid_grant");
        HTTPRequest stolen = request(journey, code);
        stolen.setDPoP(stranger.createDPoPJWT("POST", address));
        assertThat(error(Tpp.send(stolen))).isEqualTo("invalid_grant");
        HTTPRequest right = request(journey, code);
        right.setDPoP(holder.createDPoPJWT("POST", address));
        assertThat(claims(accessToken(Tpp.send(right))).getJSONObjectClaim("cnf"))
                .containsEntry("jkt", key.computeThumbprint().toString());
    }

    private HTTPRequest request(Journey journey, String code) {
        return new TokenRequest.Builder(tokenEndpoint(), tppOne().authentication(), journey.exchange(code))
                .build()
                .toHTTPRequest();
    }

    @Test
    void codesAndRefreshTokensLieInTheDatabaseAsDigestsOnly() {
        Journey journey = Journey.of("tpp-one");
        String code = codes.issue(journey.concluded());
        String refresh = success(tppOne().token(journey.exchange(code), null))
                .getOIDCTokens()
                .getRefreshToken()
                .getValue();
        String row = database.sql("select row_to_json(g)::text from oauth_grant g where attempt_id = ?")
                .param(journey.concluded().attemptId().value())
                .query(String.class)
                .single();

        assertThat(row).doesNotContain(code).doesNotContain(refresh);
    }
}
