package dev.amana.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.http.Calls;
import dev.amana.sandbox.psu.Customer;
import dev.amana.sandbox.psu.Customers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Core banking says nothing, or Kafka is gone: who is told what, who is not touched, and what is left afterwards. */
class UnansweringBankIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    /** A minute says no more than a quarter of one; {@code -Damana.kafka-outage-seconds=60} makes it one. */
    private static final Duration OUTAGE = Duration.ofSeconds(Long.getLong("amana.kafka-outage-seconds", 12));

    /** aisp-service waits three seconds for core banking; the rest is what a crowded machine adds. */
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    private static final int CALLERS = 40;

    private final Sandbox sandbox = RunningStack.sandbox();
    private final Calls calls = Calls.unwitnessed();
    private final List<Thread> callers = new ArrayList<>();
    private volatile boolean ended;

    @AfterEach
    void behaveAgain() throws InterruptedException {
        end();
        tellTheBank("{}");
        calls.close();
    }

    @Test
    void silenceAboutOneTppsCustomersTouchesNoOther() throws InterruptedException {
        var customers = Customers.generated(20, sandbox, calls);
        var unheard = token(customers.getFirst());
        // Some hold accounts together: silence about one of those is silence about the other.
        var stranger = customers.stream()
                .filter(customer -> Collections.disjoint(
                        customer.accountIds(), customers.getFirst().accountIds()))
                .findFirst()
                .orElseThrow();
        var heard = new SecondTpp(sandbox, calls).tokenFor(stranger);
        tellTheBank("{\"silent\":true,\"accountIds\":[\""
                + String.join("\",\"", customers.getFirst().accountIds()) + "\"]}");
        var refused = new ConcurrentLinkedQueue<Answer>();
        givesData(heard);
        for (var caller = 0; caller < CALLERS; caller++) {
            call(() -> comeBack(keep(refused, accounts(unheard))));
        }
        await().atMost(SOON).until(() -> refused.stream().anyMatch(answer -> answer.status() == 504));
        for (var call = 0; call < 100; call++) {
            givesData(heard);
        }
        await("and is told so at once")
                .atMost(SOON)
                .until(() -> refused.stream().anyMatch(answer -> answer.status() == 503));
        givesData(heard);
        end();
        assertThat(refused).allSatisfy(UnansweringBankIT::isToldToComeBack);
        assertThat(refused)
                .filteredOn(answer -> answer.status() == 504)
                .allMatch(answer -> answer.took().compareTo(DEADLINE.multipliedBy(3)) < 0);
        tellTheBank("{}");
        await("answers again").atMost(SOON).until(() -> accounts(unheard).status() == 200);
    }

    @Test
    void withoutKafkaNothingIsGivenAndNoDecisionIsLost() throws InterruptedException {
        var stack = RunningStack.stack();
        var token = token(Customers.generated(1, sandbox, calls).getFirst());
        accounts(token).expect(200);
        var before = pid();
        var answers = new ConcurrentLinkedQueue<Answer>();
        stack.stop("kafka");
        call(() -> keep(answers, accounts(token)));
        var end = System.nanoTime() + OUTAGE.toNanos();
        await("the outage").atMost(OUTAGE.multipliedBy(2)).until(() -> System.nanoTime() - end > 0);
        end();
        assertThat(answers).hasSizeGreaterThan(3).allSatisfy(UnansweringBankIT::isToldToComeBack);
        stack.up();
        await("data again")
                .atMost(SOON)
                .until(() -> keep(answers, accounts(token)).status() == 200);
        assertThat(pid()).isEqualTo(before);
        var answered = answers.stream().map(UnansweringBankIT::interactionId).toList();
        await("every decision is told of")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(DecisionLog.interactionIds(stack.bootstrapServers()))
                        .containsAll(answered));
        System.out.printf(
                "Kafka away for %d s: %d calls refused, none of their decisions lost%n",
                OUTAGE.toSeconds(), answers.size());
    }

    private void call(Runnable call) {
        callers.add(Thread.ofVirtual().start(() -> {
            while (!ended) {
                call.run();
            }
        }));
    }

    private void end() throws InterruptedException {
        ended = true;
        for (var caller : callers) {
            caller.join();
        }
        callers.clear();
        ended = false;
    }

    /** As a TPP does that holds to what it is told; one that does not is a matter of fair usage. */
    private static void comeBack(Answer answer) {
        try {
            Thread.sleep(Duration.ofSeconds(
                    answer.header("Retry-After").map(Long::parseLong).orElse(0L)));
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer keep(Queue<Answer> answers, Answer answer) {
        answers.add(answer);
        return answer;
    }

    private static void isToldToComeBack(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isIn(503, 504);
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(answer.text("/Errors/0/ErrorCode")).isEqualTo("BH.OBF.UnexpectedError");
    }

    private static String interactionId(Answer answer) {
        return answer.header("x-fapi-interaction-id").orElseThrow();
    }

    private Answer accounts(String token) {
        return calls.get(sandbox.api("/accounts"), "Authorization", "Bearer " + token, "Accept", "application/json");
    }

    /** Asked again where the machine is so busy that no call's consent is known well enough: that is no matter of the bank. */
    private void givesData(String token) {
        await("the consent is known")
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .atMost(SOON)
                .until(() -> accounts(token), answer -> !answer.body().contains("cannot be told at the moment"))
                .expect(200);
    }

    private void tellTheBank(String behaviour) {
        calls.sendJson("PUT", sandbox.coreBanking("/controls"), behaviour).expect(200);
    }

    private static long pid() {
        return RunningStack.stack().status().stream()
                .filter(part -> part.name().equals("aisp-service"))
                .findFirst()
                .flatMap(part -> part.pid().isPresent() ? Optional.of(part.pid().getAsLong()) : Optional.empty())
                .orElseThrow();
    }

    private String token(Customer customer) {
        return GrantedConsent.of(customer, List.of("ReadAccountsBasic", "ReadBalances"), sandbox, calls)
                .accessToken();
    }
}
