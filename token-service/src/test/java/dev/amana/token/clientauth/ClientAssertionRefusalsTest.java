package dev.amana.token.clientauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.amana.token.support.KeyFiles;
import dev.amana.token.support.TokenServiceTest;
import dev.amana.token.support.Tpp;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClientAssertionRefusalsTest extends TokenServiceTest {

    record Refused(String name, Function<Tpp, String> assertion) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Refused> assertions() {
        return Stream.of(
                new Refused("alg none", tpp -> new PlainJWT(claims(tpp)).serialize()),
                new Refused("HS256 with the public key as secret", ClientAssertionRefusalsTest::confused),
                new Refused("RS256", ClientAssertionRefusalsTest::rs256),
                new Refused(
                        "kid of no key",
                        tpp -> tpp.assertion(
                                new JWSHeader.Builder(JWSAlgorithm.ES256)
                                        .keyID("nobody")
                                        .build(),
                                claims -> {})),
                new Refused(
                        "kid that looks like a path",
                        tpp -> tpp.assertion(
                                new JWSHeader.Builder(JWSAlgorithm.ES256)
                                        .keyID("../../etc/passwd")
                                        .build(),
                                claims -> {})),
                new Refused("key of its own in the header", tpp -> {
                    var own = KeyFiles.ec("one-es256");
                    return tpp.with(own)
                            .assertion(
                                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                                            .keyID("one-es256")
                                            .jwk(own.toPublicJWK())
                                            .build(),
                                    claims -> {});
                }),
                new Refused(
                        "unknown critical header",
                        tpp -> tpp.assertion(
                                new JWSHeader.Builder(JWSAlgorithm.ES256)
                                        .keyID("one-es256")
                                        .criticalParams(Set.of("exotic"))
                                        .customParam("exotic", true)
                                        .build(),
                                claims -> {})),
                changed("no audience", claims -> claims.audience((String) null)),
                changed("another's audience", claims -> claims.audience("https://bank.example/as")),
                changed("a second audience", claims -> claims.audience(List.of(ISSUER, "https://bank.example/as"))),
                changed("audience of the PAR endpoint", claims -> claims.audience(ISSUER + "/par")),
                changed("another's iss", claims -> claims.issuer("tpp-two")),
                changed("no iss", claims -> claims.issuer(null)),
                changed("another's sub", claims -> claims.subject("tpp-two")),
                changed("no sub", claims -> claims.subject(null)),
                changed("unknown client", claims -> claims.subject("nobody").issuer("nobody")),
                changed("no exp", claims -> claims.expirationTime(null)),
                changed("expired", claims -> claims.expirationTime(in(-30))),
                changed("exp an hour ahead", claims -> claims.expirationTime(in(3600))),
                changed("iat a minute ahead", claims -> claims.issueTime(in(61))),
                changed("nbf a minute ahead", claims -> claims.notBeforeTime(in(61))),
                changed("iat beyond all dates", claims -> claims.claim("iat", new BigInteger("9".repeat(40)))),
                changed("nbf beyond all dates", claims -> claims.claim("nbf", Long.MAX_VALUE)),
                changed("no jti", claims -> claims.jwtID(null)),
                changed("blank jti", claims -> claims.jwtID(" ")),
                changed("endless jti", claims -> claims.jwtID("x".repeat(300))),
                new Refused("no JWT", tpp -> "garbage"),
                new Refused("three dots", tpp -> "..."),
                new Refused("signature cut off", tpp -> {
                    String whole = tpp.assertion(claims -> {});
                    return whole.substring(0, whole.lastIndexOf('.') + 1);
                }),
                new Refused("zero signature", tpp -> {
                    String whole = tpp.assertion(claims -> {});
                    return whole.substring(0, whole.lastIndexOf('.') + 1) + "A".repeat(86);
                }));
    }

    private static Refused changed(String name, Consumer<JWTClaimsSet.Builder> change) {
        return new Refused(name, tpp -> tpp.assertion(change));
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static JWTClaimsSet claims(Tpp tpp) {
        return new JWTClaimsSet.Builder()
                .issuer(tpp.clientId())
                .subject(tpp.clientId())
                .audience(ISSUER)
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(in(60))
                .build();
    }

    private static String confused(Tpp tpp) {
        try {
            JWSObject jws = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one-ps256").build(),
                    new Payload(claims(tpp).toJSONObject()));
            jws.sign(new MACSigner(KeyFiles.ONE_PS256.toRSAPublicKey().getEncoded()));
            return jws.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String rs256(Tpp tpp) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one-ps256").build(), claims(tpp));
            jwt.sign(new RSASSASigner(KeyFiles.ONE_PS256));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("assertions")
    void isRefused(Refused refused) {
        HttpResponse<String> response =
                tppOne().clientCredentials(refused.assertion().apply(tppOne()));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(401);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(response.body()).contains("\"error\":\"invalid_client\"");
    }

    @Test
    void anAssertionIsGoodOnce() {
        String assertion = tppOne().assertion(claims -> {});

        assertThat(tppOne().clientCredentials(assertion).statusCode()).isEqualTo(200);
        assertThat(tppOne().clientCredentials(assertion).statusCode()).isEqualTo(401);
    }

    @Test
    void twoClientsMayChooseTheSameJti() {
        String jti = UUID.randomUUID().toString();

        assertThat(tppOne().clientCredentials(tppOne().assertion(claims -> claims.jwtID(jti)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(tppTwo().clientCredentials(tppTwo().assertion(claims -> claims.jwtID(jti)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void clocksMayDifferByTenSeconds() {
        String ahead = tppOne().assertion(claims -> claims.issueTime(in(8)).notBeforeTime(in(8)));

        assertThat(tppOne().clientCredentials(ahead).statusCode()).isEqualTo(200);
    }
}
