package dev.amana.token.keys;

import dev.amana.token.TokenServiceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The one key that is not in the database. It seals every other one with AES-256-GCM; the service does not start without it. While it is
 * exchanged a second one opens too.
 */
@Component
final class MasterKey {

    private static final int KEY_BYTES = 32;
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final SecretKeySpec key;
    private final Optional<SecretKeySpec> other;

    MasterKey(TokenServiceSettings settings, KeySettings keys) {
        key = new SecretKeySpec(read(settings.masterKeyFile(), settings.isSandbox()), "AES");
        other = Optional.ofNullable(keys.otherMasterKeyFile())
                .map(file -> new SecretKeySpec(read(file, settings.isSandbox()), "AES"));
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
        return Sealing.seal(key, plain, context);
    }

    /** Undoes {@link #seal}; an {@link IllegalStateException} when no master key here, or the bytes, are the ones. */
    byte[] open(byte[] sealed, String context) {
        if (other.isPresent() && !isMine(sealed, context)) {
            return Sealing.open(other.get(), sealed, context);
        }
        return Sealing.open(key, sealed, context);
    }

    /** Whether this was sealed under the first key: what was not is to be sealed anew. */
    boolean isMine(byte[] sealed, String context) {
        try {
            Sealing.open(key, sealed, context);
            return true;
        } catch (IllegalStateException another) {
            return false;
        }
    }

    /** Whether there is a second key, so that a change of keys is under way. */
    boolean hasOther() {
        return other.isPresent();
    }
}
