package dev.amana.openbanking.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RememberedSignaturesTest {
    private static final JWSHeader HEADER = new JWSHeader(JWSAlgorithm.ES256);
    private static final byte[] SIGNED = "header.claims".getBytes(StandardCharsets.US_ASCII);

    private final RememberedSignatures signatures = new RememberedSignatures();

    @Test
    void aRightSignatureStaysRight() throws JOSEException {
        var key = key();
        var signature = new ECDSASigner(key).sign(HEADER, SIGNED);
        assertThat(verified(key, SIGNED, signature)).isTrue();
        assertThat(verified(key, SIGNED, signature)).isTrue();
    }

    @Test
    void nothingElseIsRightBecauseOfIt() throws JOSEException {
        var key = key();
        var signature = new ECDSASigner(key).sign(HEADER, SIGNED);
        assertThat(verified(key, SIGNED, signature)).isTrue();
        assertThat(verified(key(), SIGNED, signature)).isFalse();
        assertThat(verified(key, "header.other".getBytes(StandardCharsets.US_ASCII), signature))
                .isFalse();
        assertThat(verified(key, SIGNED, new ECDSASigner(key()).sign(HEADER, SIGNED)))
                .isFalse();
    }

    private boolean verified(ECKey key, byte[] signed, Base64URL signature) throws JOSEException {
        return signatures.createJWSVerifier(HEADER, key.toECPublicKey()).verify(HEADER, signed, signature);
    }

    private static ECKey key() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).generate();
    }
}
