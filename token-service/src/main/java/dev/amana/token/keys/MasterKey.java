package dev.amana.token.keys;

import dev.amana.token.TokenServiceSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** The one key that is not in the database. It seals every other one with AES-256-GCM; the service does not start without it. */
@Component
final class MasterKey {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    MasterKey(TokenServiceSettings settings) {
        key = new SecretKeySpec(read(settings.masterKeyFile(), settings.isSandbox()), "AES");
    }

    private static byte[] read(Path file, boolean sandbox) {
        try {
            if (!sandbox && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw new IllegalStateException(
                        "the master key " + file + " must be readable by its owner only (0600)");
            }
            byte[] bytes = Base64.getDecoder().decode(Files.readString(file).strip());
            if (bytes.length != KEY_BYTES) {
                throw new IllegalStateException("the master key " + file + " must be 32 bytes in base64");
            }
            return bytes;
        } catch (IOException e) {
            throw new IllegalStateException("no master key: " + file + " cannot be read", e);
        }
    }

    /** Encrypts and authenticates; what was sealed for one context does not open for another. */
    byte[] seal(byte[] plain, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, plain, 0, context);
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** Undoes {@link #seal}; an {@link IllegalStateException} when the master key or the bytes are not the ones. */
    byte[] open(byte[] sealed, String context) {
        return run(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), sealed, NONCE_BYTES, context);
    }

    private byte[] run(int mode, byte[] nonce, byte[] input, int offset, String context) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, offset, input.length - offset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the master key does not fit what is stored for " + context, e);
        }
    }
}
