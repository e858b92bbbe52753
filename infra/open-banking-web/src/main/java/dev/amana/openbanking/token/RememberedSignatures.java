package dev.amana.openbanking.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.proc.JWSVerifierFactory;
import com.nimbusds.jose.util.Base64URL;
import java.nio.ByteBuffer;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers which signatures were right, since a token comes many times and checking its signature is most of the work
 * of checking it. Remembered is that this key signed these bytes, which stays true; whether the key still counts and the
 * token is current is asked every time.
 */
final class RememberedSignatures implements JWSVerifierFactory {
    /** Some 10 MB; more tokens than live at once, and beyond it all is forgotten and checked again. */
    private static final int MOST = 50_000;

    private final DefaultJWSVerifierFactory verifiers = new DefaultJWSVerifierFactory();
    private final Set<ByteBuffer> right = ConcurrentHashMap.newKeySet();

    @Override
    public JWSVerifier createJWSVerifier(JWSHeader header, Key key) throws JOSEException {
        return new Remembering(verifiers.createJWSVerifier(header, key), key);
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
        return verifiers.supportedJWSAlgorithms();
    }

    @Override
    public JCAContext getJCAContext() {
        return verifiers.getJCAContext();
    }

    private final class Remembering implements JWSVerifier {
        private final JWSVerifier verifier;
        private final Key key;

        private Remembering(JWSVerifier verifier, Key key) {
            this.verifier = verifier;
            this.key = key;
        }

        @Override
        public boolean verify(JWSHeader header, byte[] signed, Base64URL signature) throws JOSEException {
            var digest = digest(signed, signature);
            if (right.contains(digest)) {
                return true;
            }
            if (!verifier.verify(header, signed, signature)) {
                return false;
            }
            if (right.size() >= MOST) {
                right.clear();
            }
            right.add(digest);
            return true;
        }

        /** Each part with its length, so that no other parts make the same. The header is among the signed bytes. */
        private ByteBuffer digest(byte[] signed, Base64URL signature) {
            try {
                var sha = MessageDigest.getInstance("SHA-256");
                for (var part : new byte[][] {key.getEncoded(), signed, signature.decode()}) {
                    sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
                    sha.update(part);
                }
                return ByteBuffer.wrap(sha.digest());
            } catch (NoSuchAlgorithmException everyJdkHasIt) {
                throw new IllegalStateException(everyJdkHasIt);
            }
        }

        @Override
        public Set<JWSAlgorithm> supportedJWSAlgorithms() {
            return verifier.supportedJWSAlgorithms();
        }

        @Override
        public JCAContext getJCAContext() {
            return verifier.getJCAContext();
        }
    }
}
