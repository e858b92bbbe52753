package dev.amana.revocations;

import dev.amana.feed.project.FeedRecords;
import dev.amana.feed.project.ProjectedRecord;
import dev.amana.feed.project.Projection;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Keeps which grants, tokens and clients are revoked, and since when. Records of one key come in order and once, so the
 * last one stands. The service has the table {@code token_revocation} among its own migrations, makes this a bean, and
 * lets what is {@code @Scheduled} run.
 */
public final class RevocationsProjection implements Projection {
    /** The topic, told by token-service. */
    public static final String TOPIC = "token-revocations.v1";

    /** Far longer than any access token that is out by then can live. */
    private static final int DOUBTED_DAYS = 366;

    private static final String UPSERT = """
            insert into token_revocation (revocation_key, since, keep_until) values (?, ?, ?)
            on conflict (revocation_key) do update set since = excluded.since, keep_until = excluded.keep_until""";

    private final JdbcClient jdbc;

    public RevocationsProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void apply(ProjectedRecord record) {
        var revocation = FeedRecords.read(record, RevocationRecord.class);
        if (revocation.isLifted()) {
            jdbc.sql("delete from token_revocation where revocation_key = ?")
                    .param(record.key())
                    .update();
            return;
        }
        jdbc.sql(UPSERT)
                .param(record.key())
                .param(revocation.since().orElseThrow().atOffset(ZoneOffset.UTC))
                .param(revocation.keepUntil().orElseThrow().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public void forget() {
        jdbc.sql("delete from token_revocation").update();
    }

    /** Only keys that a token can be asked by: of another nobody knows which tokens it is about. */
    @Override
    public boolean isKey(String key) {
        return key.startsWith("grant:") || key.startsWith("token:") || key.startsWith("client:");
    }

    /** A record that nobody can read may have been a revocation, so it is taken for one, of all there is by now. */
    @Override
    public void doubt(String key) {
        jdbc.sql("""
                        insert into token_revocation as known (revocation_key, since, keep_until)
                        values (?, now(), now() + make_interval(days => ?))
                        on conflict (revocation_key) do update
                        set since = greatest(known.since, excluded.since),
                            keep_until = greatest(known.keep_until, excluded.keep_until)""").param(key).param(DOUBTED_DAYS).update();
    }

    /** A revocation outlives the last token it is about, and is of no use after that. */
    @Scheduled(fixedDelayString = "PT1H")
    public void forgetSpent() {
        jdbc.sql("delete from token_revocation where keep_until < now()").update();
    }
}
