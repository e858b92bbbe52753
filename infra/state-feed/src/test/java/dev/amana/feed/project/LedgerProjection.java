package dev.amana.feed.project;

import dev.amana.feed.FeedJson;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the latest number told of each key, and refuses the keys it is told to refuse, by their fault or by the database's. */
final class LedgerProjection implements Projection {

    /** What is told: a key's n-th state. */
    record Entry(int schema, long sequence) {}

    @TestConfiguration(proxyBeanMethods = false)
    static class Config {
        @Bean
        LedgerProjection ledger(JdbcClient jdbc, Environment environment) {
            return new LedgerProjection(jdbc, environment.getRequiredProperty("test.topic"));
        }
    }

    final Set<String> refused = ConcurrentHashMap.newKeySet();
    final Set<String> doubted = ConcurrentHashMap.newKeySet();
    final Set<String> unreachable = ConcurrentHashMap.newKeySet();

    private final JdbcClient jdbc;
    private final String topic;

    private LedgerProjection(JdbcClient jdbc, String topic) {
        this.jdbc = jdbc;
        this.topic = topic;
        jdbc.sql(
                        "create table if not exists ledger (key text primary key, sequence bigint, partition int, applied int)")
                .update();
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public void forget() {
        jdbc.sql("delete from ledger").update();
    }

    @Override
    public void doubt(String key) {
        doubted.add(key);
    }

    @Override
    public void apply(ProjectedRecord record) {
        Entry entry = FeedJson.MAPPER.readValue(record.value(), Entry.class);
        jdbc.sql("""
                        insert into ledger values (:key, :sequence, :partition, 1) on conflict (key) do update
                        set sequence = excluded.sequence, applied = ledger.applied + 1
                        where ledger.sequence < excluded.sequence""")
                .param("key", record.key())
                .param("sequence", entry.sequence())
                .param("partition", record.partition())
                .update();
        if (refused.contains(record.key())) { // after writing: what was written must go too
            throw new IllegalStateException("refused: " + record.key());
        }
        if (unreachable.contains(record.key())) {
            throw new DataAccessResourceFailureException("the database is away");
        }
    }
}
