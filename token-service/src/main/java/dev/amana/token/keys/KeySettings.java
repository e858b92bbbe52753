package dev.amana.token.keys;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long keys live.
 *
 * @param rotateEvery age at which a signing key is followed by a new one without anybody asking; a quarter of a year is what banks' rules ask
 * @param jwksCache how long others may keep the published keys; long enough to spare us their questions, short enough that an urgent rotation
 *     is not slow
 * @param reloadEvery how often an instance looks for keys that another one made
 * @param longestToken no token lives longer: for so long after its last use a key stays published
 * @param otherMasterKeyFile a second master key that opens what the first does not: the one before it, or the one to come
 */
@Validated
@ConfigurationProperties("amana.keys")
public record KeySettings(
        @NotNull @DefaultValue("90d") Duration rotateEvery,
        @NotNull @DefaultValue("5m") Duration jwksCache,
        @NotNull @DefaultValue("30s") Duration reloadEvery,
        @NotNull @DefaultValue("30m") Duration longestToken,
        @Nullable Path otherMasterKeyFile) {

    /**
     * From a key's publication to its first use: every instance has read it, and every copy of the published keys without it is gone, one kept
     * by a cache on the way included.
     */
    Duration notice() {
        return jwksCache.plus(reloadEvery).multipliedBy(2);
    }

    /** For so long an instance may go on signing with the key before, should it be late to see the new one. */
    Duration overlap() {
        return reloadEvery.multipliedBy(4);
    }
}
