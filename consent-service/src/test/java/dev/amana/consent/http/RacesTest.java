package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.consent.consents.ClientId;
import dev.amana.consent.consents.Consent;
import dev.amana.consent.consents.ConsentCommand;
import dev.amana.consent.consents.ConsentCommand.RecordExpiry;
import dev.amana.consent.consents.ConsentCommand.RevokeConsent;
import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.consents.Refusal;
import dev.amana.consent.consents.Revoker;
import dev.amana.consent.eventstore.ConsentCommands;
import dev.amana.consent.eventstore.Outcome;
import dev.amana.consent.http.Call.Answer;
import dev.amana.consent.status.ConsentStatuses;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two instances of the service, writing the same consent at the same time. */
class RacesTest {

    private static final int ROUNDS = 40;
    private static final int FEWER_ROUNDS = 15;
    private static final int FLOOD = 8;

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
    void oneRejectionToldTwiceAtOnceHappensOnce() throws Exception {
        for (int round = 0; round < FEWER_ROUNDS; round++) {
            String id = byOne.created();
            UUID attempt = UUID.randomUUID();
            List<Answer> answers = together(() -> byOne.reject(id, attempt), () -> byTwo.reject(id, attempt));
            assertThat(answers.stream().map(Answer::status)).containsOnly(200);
            assertThat(ONE.events(id)).isEqualTo(2);
        }
    }

    @Test
    void twoAttemptsOfOnePsuAuthoriseOneAfterTheOther() throws Exception {
        for (int round = 0; round < FEWER_ROUNDS; round++) {
            String id = byOne.created();
            List<Answer> answers = together(
                    () -> byOne.authorise(id, UUID.randomUUID(), "psu-1"),
                    () -> byTwo.authorise(id, UUID.randomUUID(), "psu-1"));
            assertThat(answers.stream()
                            .map(answer -> answer.json().at("/authorisedSeq").asLong()))
                    .containsExactlyInAnyOrder(1L, 2L);
            assertThat(byOne.internal(id).json().at("/lastAuthorisedSeq").asLong())
                    .isEqualTo(2);
        }
    }

    @Test
    void psuAndBankRevokeAtOnceAndItHappensOnce() throws Exception {
        for (int round = 0; round < FEWER_ROUNDS; round++) {
            String id = byOne.authorised();
            List<Answer> answers =
                    together(() -> byOne.revokeAsPsu(id, "psu-1"), () -> byTwo.revokeAsBank(id, "Suspected fraud"));
            assertThat(answers.get(0).status()).as(answers.get(0).text()).isEqualTo(200);
            assertThat(answers.get(1).text()).isEqualTo(answers.get(0).text());
            assertThat(ONE.events(id)).isEqualTo(3);
        }
    }

    @Test
    void ofRevocationAndExpiryOneIsRecordedAndBothAreAnswered() throws Exception {
        for (int round = 0; round < FEWER_ROUNDS; round++) {
            String id = byOne.authorised();
            ConsentId consent = new ConsentId(id);
            Instant expiry = ONE.bean(ConsentStatuses.class)
                    .find(consent)
                    .orElseThrow()
                    .consent()
                    .terms()
                    .expiresAt();
            List<Outcome> outcomes = together(
                    () -> send(
                            ONE,
                            new RevokeConsent(
                                    consent, expiry.minusMillis(1), new Revoker.Tpp(new ClientId("tpp-one")))),
                    () -> send(two, new RecordExpiry(consent, expiry)));
            assertThat(outcomes.get(0)).isInstanceOf(Outcome.Accepted.class);
            boolean revoked = outcomes.get(1).equals(new Outcome.Refused(new Refusal.AlreadyRevoked()));
            assertThat(((Outcome.Accepted) outcomes.get(0)).consent())
                    .isInstanceOf(revoked ? Consent.Revoked.class : Consent.Expired.class);
            assertThat(ONE.events(id)).isEqualTo(3);
            Fold.isWhatTheServiceSays(ONE, List.of(id));
        }
    }

    @Test
    void aRevokeGetsThroughAFloodOfReauthentications() throws Exception {
        String id = byOne.authorised();
        AtomicBoolean revoked = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Answer>>> flood = IntStream.range(0, FLOOD)
                    .mapToObj(i -> threads.submit(() -> {
                        List<Answer> answers = new ArrayList<>();
                        while (!revoked.get()) {
                            answers.add((i % 2 == 0 ? byOne : byTwo).authorise(id, UUID.randomUUID(), "psu-1"));
                        }
                        answers.add(byTwo.authorise(id, UUID.randomUUID(), "psu-1"));
                        return answers;
                    }))
                    .toList();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> ONE.events(id) > FLOOD);
            Answer answer = byTwo.revokeAsPsu(id, "psu-1");
            revoked.set(true);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            for (Future<List<Answer>> answers : flood) {
                assertThat(answers.get().getLast().at("/refusal")).isEqualTo("ConsentRevoked");
            }
        }
        assertThat(byOne.get(id).at("/Data/Status")).isEqualTo("Revoked");
        Fold.isWhatTheServiceSays(ONE, List.of(id));
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

    private static Outcome send(RunningService service, ConsentCommand command) {
        return service.bean(ConsentCommands.class)
                .send(command, UUID.randomUUID().toString());
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
                .sql("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type"
                        + " = 'Lock'")
                .query(Long.class)
                .single();
    }

    private static <T> List<T> together(Callable<T> first, Callable<T> second) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> answers = List.of(first, second).stream()
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            return List.of(answers.get(0).get(), answers.get(1).get());
        }
    }
}
