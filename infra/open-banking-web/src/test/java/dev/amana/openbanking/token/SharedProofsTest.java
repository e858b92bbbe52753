package dev.amana.openbanking.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.dpop.SpentProofs;
import dev.amana.testsupport.TestDatabase;
import dev.amana.testsupport.TestPostgres;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Several instances on one database remember the same proofs. */
class SharedProofsTest {

    private static final String KEY = "thumbprint";
    private static final TestDatabase DATABASE = TestPostgres.database("proofs");
    private static final JdbcClient CLIENT = client();
    private static final JdbcSpentProofs ONE = new JdbcSpentProofs(CLIENT);
    private static final JdbcSpentProofs OTHER = new JdbcSpentProofs(CLIENT);

    private static JdbcClient client() {
        var source = new DriverManagerDataSource(DATABASE.jdbcUrl(), DATABASE.username(), DATABASE.password());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/spent-proofs")
                .load()
                .migrate();
        return JdbcClient.create(source);
    }

    @AfterAll
    static void stop() {
        ONE.close();
        OTHER.close();
    }

    private static long remembered() {
        return CLIENT.sql("select count(*) from spent_proof").query(Long.class).single();
    }

    @Test
    void ofManyInstancesOneTakesAProof() throws Exception {
        List<Callable<Boolean>> tries = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            SpentProofs instance = n % 2 == 0 ? ONE : OTHER;
            tries.add(() -> instance.firstUse(KEY, "proof", Instant.now().plusSeconds(60)));
        }
        int taken = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> tried : threads.invokeAll(tries)) {
                taken += tried.get() ? 1 : 0;
            }
        }
        assertThat(taken).isEqualTo(1);
    }

    @Test
    void oldProofsAreForgotten() {
        ONE.firstUse(KEY, "old", Instant.now().minusSeconds(1));
        ONE.firstUse(KEY, "new", Instant.now().plusSeconds(60));
        long before = remembered();

        OTHER.sweep();

        assertThat(remembered()).isEqualTo(before - 1);
        assertThat(OTHER.firstUse(KEY, "new", Instant.now())).isFalse();
        assertThat(OTHER.firstUse(KEY, "old", Instant.now())).isTrue();
    }
}
