package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.consent.http.Call.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two instances of the service, writing the same consent at the same time. */
class RacesTest {

    private static final int ROUNDS = 40;

    private static final RunningService ONE = RunningService.shared();
    private static RunningService two = RunningService.shared();

    private final Consents byOne = new Consents(ONE);
    private final Consents byTwo = new Consents(two);

    @BeforeAll
    static void startTheSecond() {
        two = RunningService.anotherInstance();
    }

    @AfterAll
    static void stopTheSecond() {
        two.close();
    }

    @Test
    void aRevokeNeverLosesToAnAuthorisation() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String id = byOne.created();
            List<Answer> answers =
                    together(() -> byOne.authorise(id, UUID.randomUUID(), "psu-1"), () -> byTwo.delete(id));
            Answer authorise = answers.get(0);
            assertThat(answers.get(1).status()).as(answers.get(1).text()).isEqualTo(200);
            assertThat(byOne.get(id).at("/Data/Status")).isEqualTo("Revoked");
            if (authorise.status() == 200) {
                assertThat(ONE.events(id)).isEqualTo(3);
            } else {
                assertThat(authorise.at("/refusal")).isEqualTo("ConsentRevoked");
                assertThat(ONE.events(id)).isEqualTo(2);
            }
        }
    }

    @Test
    void ofTwoPsusOneAuthorises() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String id = byOne.created();
            List<Answer> answers = together(
                    () -> byOne.authorise(id, UUID.randomUUID(), "psu-1"),
                    () -> byTwo.authorise(id, UUID.randomUUID(), "psu-2"));
            assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 409);
            boolean firstWon = answers.get(0).status() == 200;
            assertThat(answers.get(firstWon ? 1 : 0).at("/refusal")).isEqualTo("AnotherPsu");
            assertThat(byTwo.internal(id).at("/psuId")).isEqualTo(firstWon ? "psu-1" : "psu-2");
            assertThat(ONE.events(id)).isEqualTo(2);
        }
    }

    @Test
    void anAttemptToldTwiceAtOnceHappensOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String id = byOne.created();
            UUID attempt = UUID.randomUUID();
            List<Answer> answers =
                    together(() -> byOne.authorise(id, attempt, "psu-1"), () -> byTwo.authorise(id, attempt, "psu-1"));
            assertThat(answers.get(0).status()).isEqualTo(200);
            assertThat(answers.get(1).text()).isEqualTo(answers.get(0).text());
            assertThat(ONE.events(id)).isEqualTo(2);
        }
    }

    @Test
    void whoComesSecondIsDecidedAgain() throws Exception {
        String id = byOne.created();
        double retriesBefore = retries();
        TransactionTemplate transaction = new TransactionTemplate(ONE.bean(PlatformTransactionManager.class));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = new ArrayList<>();
            transaction.executeWithoutResult(held -> {
                // Nobody gets past this row, so both have written their event before either can commit.
                ONE.database()
                        .sql("select 1 from consent_status where consent_id = ? for update")
                        .param(id)
                        .query(Integer.class)
                        .single();
                answers.add(threads.submit(() -> byOne.authorise(id, UUID.randomUUID(), "psu-1")));
                answers.add(threads.submit(() -> byTwo.delete(id)));
                Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> waiting() >= 2);
            });
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isIn(200, 409);
            }
        }
        assertThat(byOne.get(id).at("/Data/Status")).isEqualTo("Revoked");
        assertThat(retries()).isEqualTo(retriesBefore + 1);
    }

    private static double retries() {
        return List.of(ONE, two).stream()
                .mapToDouble(service -> service.bean(MeterRegistry.class)
                        .counter("amana.consent.command.retries")
                        .count())
                .sum();
    }

    /** Sessions of this database that wait for another's lock. */
    private static long waiting() {
        return two.database()
                .sql(
                        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .query(Long.class)
                .single();
    }

    private static List<Answer> together(Callable<Answer> first, Callable<Answer> second) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = List.of(first, second).stream()
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            return List.of(answers.get(0).get(), answers.get(1).get());
        }
    }
}
