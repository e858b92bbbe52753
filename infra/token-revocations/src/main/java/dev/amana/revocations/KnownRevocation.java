package dev.amana.revocations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the projection knows of a token's end.
 *
 * @param revoked whether the token, its grant or its client is revoked; it then stands, however old the knowledge is
 * @param asOf up to when it is complete, by token-service's clock; none when that is not known
 */
public record KnownRevocation(boolean revoked, Optional<Instant> asOf) {

    /** Reads the columns of {@link RevocationColumns}. */
    public static KnownRevocation of(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime asOf = row.getObject(RevocationColumns.AS_OF, OffsetDateTime.class);
        return new KnownRevocation(
                row.getBoolean(RevocationColumns.REVOKED),
                Optional.ofNullable(asOf).map(OffsetDateTime::toInstant));
    }

    /** Whether "not revoked" can still be said: a time far in our future is one of a clock that cannot be compared with ours. */
    boolean isFresh(Instant now, Duration maxStaleness) {
        return asOf.filter(time -> Duration.between(time, now).abs().compareTo(maxStaleness) <= 0)
                .isPresent();
    }
}
