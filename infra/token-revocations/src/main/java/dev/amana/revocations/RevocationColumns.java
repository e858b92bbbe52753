package dev.amana.revocations;

import dev.amana.feed.project.Partitions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Two columns of a service's own statement: whether a token is revoked, and up to when that is known. In one statement they
 * are true of one moment. Were the number of partitions not the one configured, no time would be known at all, rather than
 * another partition's be taken; of a key that is suspended no time is known either.
 *
 * @param partitions of {@code token-revocations.v1}, fixed for its life
 */
public record RevocationColumns(int partitions) {

    static final String REVOKED = "revoked";
    static final String AS_OF = "revocations_as_of";

    /** Their text, between other columns; its placeholders take {@link #parameters}. */
    public static final String SQL = """
            exists (select from token_revocation r
                     where r.revocation_key in (?, ?, ?) and r.since >= ?) as revoked,
            (select case when count(*) = ? then min(f.as_of) filter (where f.partition in (?, ?, ?)) end
               from feed_partition f
              where f.topic = 'token-revocations.v1'
                and not exists (select from feed_suspended s
                                 where s.topic = f.topic and s.record_key in (?, ?, ?))) as revocations_as_of""";

    /** The values of its placeholders, in their order. */
    public List<Object> parameters(TokenKeys token, Instant issuedAt) {
        List<String> keys = token.keys();
        List<Object> parameters = new ArrayList<>(keys);
        parameters.add(issuedAt.atOffset(ZoneOffset.UTC));
        parameters.add(partitions);
        keys.forEach(key -> parameters.add(Partitions.of(key, partitions)));
        parameters.addAll(keys);
        return parameters;
    }
}
