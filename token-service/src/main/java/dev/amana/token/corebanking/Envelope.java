package dev.amana.token.corebanking;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.text.ParseException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Seals what only core banking may read: JWE (RFC 7516) by RSA-OAEP-256 and A256GCM. */
@Component
class Envelope {

    private final RSAKey key;
    private final RSAEncrypter encrypter;
    private final JsonMapper json;

    Envelope(CoreBankingSettings settings, JsonMapper json) {
        this.json = json;
        try {
            this.key = RSAKey.parse(Files.readString(settings.publicKeyFile())).toPublicJWK();
            this.encrypter = new RSAEncrypter(key);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "amana.core-banking.public-key-file cannot be read: " + settings.publicKeyFile(), e);
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(
                    "amana.core-banking.public-key-file is no RSA key: " + settings.publicKeyFile(), e);
        }
    }

    /** The compact form of {@code content} as JSON. */
    String seal(Object content) {
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                .keyID(key.getKeyID())
                .build();
        JWEObject jwe = new JWEObject(header, new Payload(json.writeValueAsBytes(content)));
        try {
            jwe.encrypt(encrypter);
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot encrypt to core banking", e);
        }
        return jwe.serialize();
    }
}
