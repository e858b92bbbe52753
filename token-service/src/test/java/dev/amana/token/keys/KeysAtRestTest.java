package dev.amana.token.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.amana.token.support.TokenServiceTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class KeysAtRestTest extends TokenServiceTest {

    @Autowired
    private MasterKey masterKey;

    @Autowired
    private SigningKeys signingKeys;

    @Autowired
    private DataKeys dataKeys;

    @Autowired
    private JdbcClient database;

    @Test
    void whatIsSealedOpensOnlyForItsOwnContext() {
        byte[] plain = "a key".getBytes(StandardCharsets.UTF_8);
        byte[] sealed = masterKey.seal(plain, "one");

        assertThat(masterKey.open(sealed, "one")).isEqualTo(plain);
        assertThat(masterKey.seal(plain, "one")).isNotEqualTo(sealed);
        assertThatThrownBy(() -> masterKey.open(sealed, "two")).isInstanceOf(IllegalStateException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> masterKey.open(sealed, "one")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void noPrivateKeyLiesOpenInTheDatabase() {
        assertThat(database.sql("select sealed from signing_key")
                        .query(byte[].class)
                        .list())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(stored -> assertThat(new String(stored, StandardCharsets.ISO_8859_1))
                        .doesNotContain("kty")
                        .doesNotContain("\"d\""));
    }

    @Test
    void aNewKeySignsFromItsTimeAndTheOldOneStillVerifies() throws Exception {
        JWTClaimsSet claims = new JWTClaimsSet.Builder().subject("x").build();
        String before = signingKeys.sign(JOSEObjectType.JWT, claims);
        SigningKey next = SigningKey.generate(JWSAlgorithm.PS256, "next-key");
        add(next, "interval '1 hour'");
        signingKeys.reload();
        assertThat(SignedJWT.parse(signingKeys.sign(JOSEObjectType.JWT, claims))
                        .getHeader()
                        .getKeyID())
                .isEqualTo(SignedJWT.parse(before).getHeader().getKeyID());
        assertThat(signingKeys.published().getKeyByKeyId("next-key")).isNotNull();

        database.sql("update signing_key set sign_from = clock_timestamp() where kid = 'next-key'")
                .update();
        signingKeys.reload();
        try {
            assertThat(SignedJWT.parse(signingKeys.sign(JOSEObjectType.JWT, claims))
                            .getHeader()
                            .getKeyID())
                    .isEqualTo("next-key");
            assertThat(signingKeys.verified(JOSEObjectType.JWT, before)).isPresent();
        } finally {
            database.sql("delete from signing_key where kid = 'next-key'").update();
            signingKeys.reload();
        }
    }

    private void add(SigningKey key, String from) {
        byte[] plain = key.jwk().toJSONString().getBytes(StandardCharsets.UTF_8);
        database.sql("insert into signing_key (kid, algorithm, sealed, sign_from)"
                        + " values (?, 'PS256', ?, clock_timestamp() + " + from + ")")
                .params(key.kid(), masterKey.seal(plain, "signing-key:" + key.kid()))
                .update();
    }

    @Test
    void digestsTellPartsApart() {
        int version = dataKeys.currentVersion(DataKeyPurpose.PAIRWISE_SUBJECT);

        assertThat(dataKeys.hmac(DataKeyPurpose.PAIRWISE_SUBJECT, version, "ab", "c"))
                .hasSize(32)
                .isNotEqualTo(dataKeys.hmac(DataKeyPurpose.PAIRWISE_SUBJECT, version, "a", "bc"))
                .isNotEqualTo(dataKeys.hmac(DataKeyPurpose.CLIENT_SECRET, version, "ab", "c"));
    }
}
