package dev.amana.token.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Versioned keys of 256 bits, one line of versions per purpose, sealed in the database: for HMAC-SHA-256, or for sealing what must be read
 * again. Every instance has the same ones.
 */
@Component
public class DataKeys {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int FIRST_VERSION = 1;

    private record Name(DataKeyPurpose purpose, int version) {
        String context() {
            return "data-key:" + purpose + ":" + version;
        }
    }

    private final JdbcClient database;
    private final MasterKey masterKey;
    private final Map<Name, SecretKeySpec> keys = new ConcurrentHashMap<>();
    private final Map<DataKeyPurpose, Integer> current = new EnumMap<>(DataKeyPurpose.class);

    DataKeys(JdbcClient database, MasterKey masterKey) {
        this.database = database;
        this.masterKey = masterKey;
        for (DataKeyPurpose purpose : DataKeyPurpose.values()) {
            createFirst(purpose);
            current.put(
                    purpose,
                    database.sql("select max(version) from data_key where purpose = ?")
                            .param(purpose.name())
                            .query(Integer.class)
                            .single());
        }
    }

    private void createFirst(DataKeyPurpose purpose) {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        Name name = new Name(purpose, FIRST_VERSION);
        database.sql("insert into data_key (purpose, version, sealed) values (?, ?, ?) on conflict do nothing")
                .params(purpose.name(), FIRST_VERSION, masterKey.seal(key, name.context()))
                .update();
    }

    /** The version to make new digests with. */
    public int currentVersion(DataKeyPurpose purpose) {
        Integer version = current.get(purpose);
        if (version == null) {
            throw new IllegalStateException("no data key for " + purpose);
        }
        return version;
    }

    /** 32 bytes over the parts in their order; each part goes in with its length, so that no two lists of parts look alike. */
    public byte[] hmac(DataKeyPurpose purpose, int version, String... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(keys.computeIfAbsent(new Name(purpose, version), this::load));
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update((byte) (bytes.length >>> 24));
                mac.update((byte) (bytes.length >>> 16));
                mac.update((byte) (bytes.length >>> 8));
                mac.update((byte) bytes.length);
                mac.update(bytes);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Encrypts and authenticates under the current key of the purpose; opens again only for the same context. */
    public byte[] seal(DataKeyPurpose purpose, byte[] plain, String context) {
        int version = currentVersion(purpose);
        byte[] sealed = Sealing.seal(sealingKey(new Name(purpose, version)), plain, context);
        return ByteBuffer.allocate(Integer.BYTES + sealed.length)
                .putInt(version)
                .put(sealed)
                .array();
    }

    /** Undoes {@link #seal}; an {@link IllegalStateException} when the bytes were not sealed for this. */
    public byte[] open(DataKeyPurpose purpose, byte[] sealed, String context) {
        int version = ByteBuffer.wrap(sealed).getInt();
        byte[] rest = Arrays.copyOfRange(sealed, Integer.BYTES, sealed.length);
        return Sealing.open(sealingKey(new Name(purpose, version)), rest, context);
    }

    private SecretKeySpec sealingKey(Name name) {
        return new SecretKeySpec(keys.computeIfAbsent(name, this::load).getEncoded(), "AES");
    }

    private SecretKeySpec load(Name name) {
        byte[] sealed = database.sql("select sealed from data_key where purpose = ? and version = ?")
                .params(name.purpose().name(), name.version())
                .query(byte[].class)
                .single();
        return new SecretKeySpec(masterKey.open(sealed, name.context()), ALGORITHM);
    }
}
