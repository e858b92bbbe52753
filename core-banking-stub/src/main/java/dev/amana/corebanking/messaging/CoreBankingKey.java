package dev.amana.corebanking.messaging;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The bank's private key: opens what was sealed for its eyes only (RFC 7516; RSA-OAEP-256 with A256GCM, nothing else). */
public final class CoreBankingKey {

    private final RSADecrypter decrypter;

    private CoreBankingKey(RSADecrypter decrypter) {
        this.decrypter = decrypter;
    }

    /** Reads a private RSA JWK. */
    public static CoreBankingKey read(Path file) {
        try {
            RSAKey key = RSAKey.parse(Files.readString(file));
            if (!key.isPrivate()) {
                throw new IllegalStateException("amana.core-banking.private-key-file holds no private key: " + file);
            }
            return new CoreBankingKey(new RSADecrypter(key));
        } catch (IOException e) {
            throw new UncheckedIOException("amana.core-banking.private-key-file cannot be read: " + file, e);
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("amana.core-banking.private-key-file is no RSA JWK: " + file, e);
        }
    }

    /** The plain bytes of a compact JWE; {@link MalformedQuestionException} if it was not sealed to this key. */
    public byte[] open(String compactJwe) {
        try {
            JWEObject sealed = JWEObject.parse(compactJwe);
            if (!JWEAlgorithm.RSA_OAEP_256.equals(sealed.getHeader().getAlgorithm())
                    || !EncryptionMethod.A256GCM.equals(sealed.getHeader().getEncryptionMethod())) {
                throw new MalformedQuestionException("the JWE is not of RSA-OAEP-256 and A256GCM");
            }
            sealed.decrypt(decrypter);
            return sealed.getPayload().toBytes();
        } catch (ParseException | JOSEException e) {
            throw new MalformedQuestionException("the JWE cannot be opened", e);
        }
    }
}
