package dev.amana.dpop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.amana.gatewaylink.PublicAddresses;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProofCheckTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String PATH = "/accounts";
    private static final String TOKEN = "a.b.c";
    private static final JWK EC = key(JWSAlgorithm.ES256, 0);
    private static final JWK RSA = key(JWSAlgorithm.PS256, 2048);

    private final Map<String, Instant> spent = new HashMap<>();
    private final ProofCheck check = new ProofCheck(
            new PublicAddresses(URI.create("https://bank.example"), URI.create("https://mtls.bank.example")),
            InstantSource.fixed(NOW),
            (thumbprint, jti, until) -> spent.putIfAbsent(thumbprint + jti, until) == null);

    @Test
    void aKeyThatIsHeldIsToldByItsThumbprint() throws Exception {
        assertThat(judge(proof(EC, JWSAlgorithm.ES256, claims()))).isEqualTo(thumbprint(EC));
        assertThat(judge(proof(RSA, JWSAlgorithm.PS256, claims()))).isEqualTo(thumbprint(RSA));
        var byCertificate = claims().jwtID("other").claim("htu", "https://MTLS.bank.example:443/accounts?a=b");
        assertThat(judge(proof(EC, JWSAlgorithm.ES256, byCertificate))).isEqualTo(thumbprint(EC));
    }

    @Test
    void noTokenIsNeededWhereOneIsAskedFor() throws Exception {
        String proof = proof(EC, JWSAlgorithm.ES256, claims().claim("ath", null));
        assertThat(check.thumbprint(proof, "GET", PATH, Optional.empty())).isEqualTo(thumbprint(EC));
    }

    @Test
    void aProofCountsOnceForAsLongAsItIsTaken() throws Exception {
        String proof = proof(EC, JWSAlgorithm.ES256, claims().jwtID("once"));
        judge(proof);
        assertRefused(proof, "it was used before");
        assertThat(spent).containsEntry(thumbprint(EC) + "once", NOW.plusSeconds(70));
        assertThat(judge(proof(RSA, JWSAlgorithm.PS256, claims().jwtID("once"))))
                .isEqualTo(thumbprint(RSA));
    }

    @ParameterizedTest
    @ValueSource(longs = {-60, 0, 10})
    void itMayBeAMinuteOldOrTenSecondsAhead(long seconds) throws Exception {
        var claims = claims().issueTime(Date.from(NOW.plusSeconds(seconds)));
        assertThat(judge(proof(EC, JWSAlgorithm.ES256, claims))).isEqualTo(thumbprint(EC));
    }

    /** Everything that can be wrong with the claims. */
    enum Wrong {
        METHOD("htm is not GET", claims -> claims.claim("htm", "POST")),
        METHOD_IN_LOWER_CASE("htm is not GET", claims -> claims.claim("htm", "get")),
        METHOD_OF_ANOTHER_TYPE("it is malformed", claims -> claims.claim("htm", 1)),
        NO_METHOD("htm is not GET", claims -> claims.claim("htm", null)),
        PATH("htu is not the address called", claims -> claims.claim("htu", "https://bank.example/other")),
        HOST("htu is not the address called", claims -> claims.claim("htu", "https://other.example/accounts")),
        NO_ADDRESS("htu is not the address called", claims -> claims.claim("htu", null)),
        TOKEN("ath does not fit the token", claims -> claims.claim("ath", Sha256.base64Url("other"))),
        NO_TOKEN("ath does not fit the token", claims -> claims.claim("ath", null)),
        NO_TIME("iat is missing", claims -> claims.issueTime(null)),
        TOO_OLD("iat is not within the last minute", claims -> claims.issueTime(Date.from(NOW.minusSeconds(61)))),
        AHEAD("iat is not within the last minute", claims -> claims.issueTime(Date.from(NOW.plusSeconds(11)))),
        NO_ID("jti is missing or too long", claims -> claims.jwtID(null)),
        BLANK_ID("jti is missing or too long", claims -> claims.jwtID(" ")),
        LONG_ID("jti is missing or too long", claims -> claims.jwtID("x".repeat(257)));

        private final String why;
        private final UnaryOperator<JWTClaimsSet.Builder> change;

        Wrong(String why, UnaryOperator<JWTClaimsSet.Builder> change) {
            this.why = why;
            this.change = change;
        }
    }

    @ParameterizedTest
    @EnumSource
    void wrongClaimsProveNothingAndSpendNothing(Wrong wrong) {
        assertRefused(proof(EC, JWSAlgorithm.ES256, wrong.change.apply(claims())), wrong.why);
        assertThat(spent).isEmpty();
    }

    @Test
    void itsSignatureIsByTheKeyInItsHeader() {
        JWSHeader header = header(EC, JWSAlgorithm.ES256).build();
        assertRefused(sign(key(JWSAlgorithm.ES256, 0), header, claims()), "its signature is wrong");
    }

    @Test
    void itsTypeIsThatOfAProof() {
        for (JOSEObjectType type : new JOSEObjectType[] {JOSEObjectType.JWT, null}) {
            JWSHeader header = header(EC, JWSAlgorithm.ES256).type(type).build();
            assertRefused(sign(EC, header, claims()), "it is of another type");
        }
    }

    @Test
    void itsKeyIsThere() {
        JWSHeader header = header(EC, JWSAlgorithm.ES256).jwk(null).build();
        assertRefused(sign(EC, header, claims()), "it has no public key");
    }

    @Test
    void itsKeyIsStrong() {
        JWSHeader header =
                header(key(JWSAlgorithm.PS256, 1024), JWSAlgorithm.PS256).build();
        assertRefused(sign(RSA, header, claims()), "its RSA key is shorter than 2048 bits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS384", "PS512"})
    void itsAlgorithmIsOneOfTwo(String algorithm) {
        assertRefused(proof(RSA, JWSAlgorithm.parse(algorithm), claims()), "it must be signed with PS256 or ES256");
    }

    @Test
    void aKeyOfAnotherKindIsNone() {
        OctetKeyPair other = new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(new byte[32])).build();
        JWSHeader header = header(EC, JWSAlgorithm.ES256).jwk(other).build();
        assertRefused(sign(EC, header, claims()), "it is malformed");
    }

    @Test
    void aPrivateKeyInTheHeaderIsNoProof() {
        String header = "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":%s}".formatted(EC.toJSONString());
        assertRefused(encoded(header) + "." + encoded("{}") + "." + encoded("signature"), "it is malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "a.b.c", "e30.e30.", "eyJhbGciOiJub25lIn0.e30."})
    void whatIsNoSignedJwtIsMalformed(String proof) {
        assertRefused(proof, "it is malformed");
    }

    private String judge(String proof) throws InvalidProofException {
        return check.thumbprint(proof, "GET", PATH, Optional.of(TOKEN));
    }

    private void assertRefused(String proof, String why) {
        assertThatExceptionOfType(InvalidProofException.class)
                .isThrownBy(() -> judge(proof))
                .withMessage(why);
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .jwtID("id")
                .issueTime(Date.from(NOW))
                .claim("htm", "GET")
                .claim("htu", "https://bank.example" + PATH)
                .claim("ath", Sha256.base64Url(TOKEN));
    }

    private static JWSHeader.Builder header(JWK key, JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(key.toPublicJWK());
    }

    private static String proof(JWK key, JWSAlgorithm algorithm, JWTClaimsSet.Builder claims) {
        return sign(key, header(key, algorithm).build(), claims);
    }

    private static String sign(JWK key, JWSHeader header, JWTClaimsSet.Builder claims) {
        try {
            JWSSigner signer = new DefaultJWSSignerFactory().createJWSSigner(key, header.getAlgorithm());
            SignedJWT jwt = new SignedJWT(header, claims.build());
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWK key(JWSAlgorithm algorithm, int bits) {
        try {
            return algorithm.equals(JWSAlgorithm.ES256)
                    ? new ECKeyGenerator(Curve.P_256).generate()
                    : new RSAKeyGenerator(bits, true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String thumbprint(JWK key) throws JOSEException {
        return key.computeThumbprint().toString();
    }

    private static String encoded(String text) {
        return Base64URL.encode(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
