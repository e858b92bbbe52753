package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.consent.consents.ClientId;
import dev.amana.consent.consents.ConsentCommand;
import dev.amana.consent.consents.ConsentCommand.CreateConsent;
import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.consents.Permission;
import dev.amana.consent.consents.Permissions;
import dev.amana.consent.consents.RequestedTerms;
import dev.amana.consent.consents.TransactionPeriod;
import dev.amana.consent.eventstore.ConsentCommands;
import dev.amana.consent.eventstore.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Two thousand consents live through random steps on two instances of one database, a third of the steps at the same moment
 * as another one, and an eighth of the others told twice; what everybody is told, and what is left at the end, is what the model says of some order of the steps.
 * Always the same steps: each life has a random source of its own, so how the threads take turns changes none of them.
 */
class RandomLivesTest {

    private static final long SEED = 20261127;
    private static final int LIVES = 2_000;
    private static final int STEPS = 5;
    private static final int AT_ONCE = 4;
    private static final int MOST_LOST = 3;

    /** So far ahead that nothing of it becomes due while other tests move the clock. */
    private static final Instant CREATED = Instant.parse("2126-11-27T10:00:00.123Z");

    /** Consents that live an hour, some days, and longer than any notice. */
    private static final List<Duration> LIFE_SPANS =
            List.of(Duration.ofHours(1), Duration.ofDays(8), Duration.ofDays(40));

    private final Map<String, Integer> told = Collections.synchronizedMap(new TreeMap<>());

    @Test
    void everyLifeGoesAsTheModelSays() throws Exception {
        try (RunningService other = RunningService.anotherInstance();
                ExecutorService lives = Executors.newFixedThreadPool(AT_ONCE)) {
            List<ConsentCommands> instances =
                    List.of(RunningService.shared().bean(ConsentCommands.class), other.bean(ConsentCommands.class));
            List<Future<?>> all = new ArrayList<>();
            for (int number = 0; number < LIVES; number++) {
                Random random = new Random(SEED * LIVES + number);
                all.add(lives.submit(() -> {
                    live(random, instances);
                    return true;
                }));
            }
            for (Future<?> life : all) {
                life.get();
            }
        }
        // A run in which something never came up would prove less than it seems to.
        assertThat(told.keySet())
                .contains(
                        "AlreadyExpired",
                        "AlreadyRejected",
                        "AlreadyRevoked",
                        "AnotherClient",
                        "AnotherPsu",
                        "AttemptReused",
                        "NoAccounts",
                        "NotAuthorised",
                        "NotAwaitingAuthorisation",
                        "NotYetExpired",
                        "NoticeNotDue",
                        "so")
                .doesNotContain("OthersCameFirst", "UnknownConsent");
    }

    private void live(Random random, List<ConsentCommands> instances) throws Exception {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        ConsentId id = ConsentId.of(bits);
        UUID salt = new UUID(random.nextLong(), random.nextLong());
        Duration life = LIFE_SPANS.get(random.nextInt(LIFE_SPANS.size()));
        RequestedTerms terms = new RequestedTerms(
                new Permissions(List.of(Permission.READ_ACCOUNTS_BASIC)),
                Optional.of(CREATED.plus(life)),
                new TransactionPeriod(Optional.empty(), Optional.empty()));
        List<String> story = new ArrayList<>();
        ConsentModel model = new ConsentModel(life);
        send(instances.getFirst(), new CreateConsent(id, CREATED, new ClientId(Step.TPP), terms));
        Duration now = Duration.ZERO;
        for (int i = 0; i < STEPS; i++) {
            now = later(random, now, life);
            Step step = Step.random(random, now);
            if (random.nextInt(3) > 0) {
                String answer = send(instances.get(random.nextInt(2)), step.command(id, CREATED, salt));
                story.add(step + " -> " + answer);
                assertThat(answer).as("%s", story).isEqualTo(model.apply(step));
                count(answer);
                if (random.nextInt(8) == 0) {
                    String again = send(instances.get(random.nextInt(2)), step.command(id, CREATED, salt));
                    story.add("the same -> " + again);
                    assertThat(again).as("%s", story).isEqualTo(model.apply(step));
                }
            } else {
                Step rival = Step.random(random, now);
                List<String> answers =
                        together(instances, step.command(id, CREATED, salt), rival.command(id, CREATED, salt));
                story.add(step + " and " + rival + " -> " + answers);
                model = afterEither(model, step, rival, answers, story, left(id));
                answers.forEach(this::count);
            }
        }
        assertThat(left(id)).as("%s", story).isEqualTo(model.toString());
    }

    /** Mostly a little later, sometimes to an instant at which something changes, now and then with a clock that is behind. */
    private static Duration later(Random random, Duration now, Duration life) {
        return switch (random.nextInt(8)) {
            case 0 -> life;
            case 1 -> life.minusMillis(1);
            case 2 -> max(now, life.minusDays(List.of(1, 7, 30).get(random.nextInt(3))));
            case 3 -> now.minusSeconds(5);
            default -> now.plusMillis(random.nextInt(60_000));
        };
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /**
     * The model after whichever order of the two explains what both were told; where either does, the one that explains
     * what is left.
     */
    private static ConsentModel afterEither(
            ConsentModel before, Step first, Step second, List<String> answers, List<String> story, String left) {
        ConsentModel inOrder = before.copy();
        List<String> told = List.of(inOrder.apply(first), inOrder.apply(second));
        if (told.equals(answers) && inOrder.toString().equals(left)) {
            return inOrder;
        }
        ConsentModel reversed = before.copy();
        String toldSecond = reversed.apply(second);
        List<String> toldReversed = List.of(reversed.apply(first), toldSecond);
        assertThat(answers).as("%s: neither %s nor", story, told).isEqualTo(toldReversed);
        assertThat(left).as("%s", story).isEqualTo(reversed.toString());
        return reversed;
    }

    private static List<String> together(List<ConsentCommands> instances, ConsentCommand first, ConsentCommand second)
            throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> one = threads.submit(() -> {
                start.await();
                return send(instances.get(0), first);
            });
            Future<String> other = threads.submit(() -> {
                start.await();
                return send(instances.get(1), second);
            });
            return List.of(one.get(), other.get());
        }
    }

    /** An answer that got lost is asked for again, as any sender would: told twice, a command is answered as before. */
    private static String send(ConsentCommands instance, ConsentCommand command) {
        for (int lost = 0; ; lost++) {
            try {
                return answer(instance, command);
            } catch (RuntimeException noAnswer) {
                if (lost == MOST_LOST) {
                    throw noAnswer;
                }
            }
        }
    }

    private static String answer(ConsentCommands instance, ConsentCommand command) {
        return switch (instance.send(command, UUID.randomUUID().toString())) {
            case Outcome.Accepted(var consent) ->
                ConsentModel.SO + consent.trail().sequence();
            case Outcome.Refused(var refusal) -> refusal.getClass().getSimpleName();
        };
    }

    /** What the database holds of a consent in the end, in the model's words: its row and its events. */
    private static String left(ConsentId id) {
        return RunningService.shared()
                .database()
                .sql("""
                    select status, coalesce(psu_id, '') psu, coalesce(decided_by, '') decided_by, account_ids,
                        coalesce(last_authorised_seq, -1) authorised_by, sequence,
                        (select array_agg(trim(event_name || ' ' || coalesce(
                                convert_from(payload, 'UTF8')::json ->> 'daysBefore', '')) order by sequence)
                            from event where entity_id = consent_id) events
                    from consent_status where consent_id = ?\
                    """)
                .param(id.value())
                .query((row, _) -> {
                    List<String> events =
                            List.of((String[]) row.getArray("events").getArray());
                    assertThat(row.getInt("sequence")).isEqualTo(events.size() - 1);
                    return "%s by '%s'/'%s' for %s since %d: %s"
                            .formatted(
                                    row.getString("status"),
                                    row.getString("psu"),
                                    row.getString("decided_by"),
                                    List.of((String[])
                                            row.getArray("account_ids").getArray()),
                                    row.getInt("authorised_by"),
                                    events);
                })
                .single();
    }

    private void count(String answer) {
        told.merge(answer.startsWith(ConsentModel.SO) ? "so" : answer, 1, Integer::sum);
    }
}
