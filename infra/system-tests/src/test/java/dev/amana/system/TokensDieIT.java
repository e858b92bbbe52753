package dev.amana.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.http.Calls;
import dev.amana.sandbox.psu.Customer;
import dev.amana.sandbox.psu.Customers;
import dev.amana.system.Instances.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens end with what they stand on, whichever of two instances is asked. */
class TokensDieIT {

    /** amana.access.max-staleness: no call sent later than this after a revocation's acknowledgement may pass. */
    private static final Duration BOUND = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CALLERS = 8;
    /** As many as a build has time for; a thousand and more by {@code -Damana.races}. */
    private static final int RACES = Integer.getInteger("amana.races", 50);

    private static final List<Customer> PSUS = new ArrayList<>();

    private static Instances instances;

    @BeforeAll
    static void start() {
        instances = new Instances(RunningStack.stack());
        try (Calls calls = Calls.unwitnessed()) {
            PSUS.addAll(Customers.generated(200, RunningStack.sandbox(), calls));
        }
    }

    @AfterAll
    static void stop() {
        if (instances != null) { // its start may be what failed
            instances.close();
        }
    }

    /** Another consent where the platform is too busy for one: every step may be answered by 503. */
    private static AuthorisedCode authorised(String publicToken, Customer customer) {
        return await("a consent")
                .atMost(PATIENCE)
                .ignoreException(SandboxFailure.class)
                .until(() -> instances.authorised(publicToken, customer), _ -> true);
    }

    /** Tried again where the consent could not be read in time: then nothing is spent. */
    private static Answer redeemed(int instance, AuthorisedCode code) {
        return decided(() -> instances.redeem(instance, code));
    }

    private static Answer refreshed(int instance, String refreshToken) {
        return decided(() -> instances.refresh(instance, refreshToken));
    }

    private static Answer decided(Callable<Answer> request) {
        return await("token-service reads the consent")
                .atMost(PATIENCE)
                .until(request, answer -> answer.status() != 503);
    }

    private static void assertRefusedEverywhere(String accessToken) {
        for (int instance = 0; instance < instances.count(); instance++) {
            int asked = instance;
            await("instance " + instance + " of aisp-service refuses")
                    .atMost(PATIENCE)
                    .until(() -> instances.accounts(asked, "Authorization", "Bearer " + accessToken) == 401);
            await("instance " + instance + " of token-service says so")
                    .atMost(PATIENCE)
                    .until(() -> !instances.active(asked, accessToken));
        }
    }

    /** Never honoured, and not only because it could not be decided for the moment, which is 503. */
    private static void assertRefused(int instance, String accessToken) {
        await("instance " + instance + " of aisp-service decides")
                .atMost(PATIENCE)
                .until(() -> {
                    int status = instances.accounts(instance, "Authorization", "Bearer " + accessToken);
                    assertThat(status).isIn(401, 503);
                    return status == 401;
                });
    }

    private static void assertGoodEverywhere(String accessToken) {
        for (int instance = 0; instance < instances.count(); instance++) {
            int asked = instance;
            await("instance " + instance + " of aisp-service answers")
                    .atMost(PATIENCE)
                    .until(() -> instances.accounts(asked, "Authorization", "Bearer " + accessToken) == 200);
            // An instance looks an application up anew every second: so long may a suspension outlive its end.
            await("instance " + instance + " of token-service says so")
                    .atMost(PATIENCE)
                    .until(() -> instances.active(asked, accessToken));
        }
    }

    @Test
    void aReplayedCodeEndsWhatItGaveOnEveryInstance() {
        AuthorisedCode code = authorised(instances.publicToken(), PSUS.getFirst());
        Answer tokens = redeemed(0, code);
        assertGoodEverywhere(tokens.text("access_token"));

        assertThat(redeemed(1, code).body().path("error").asString()).isEqualTo("invalid_grant");

        assertRefusedEverywhere(tokens.text("access_token"));
        assertThat(refreshed(1, tokens.text("refresh_token")).status()).isEqualTo(400);
    }

    @Test
    void aRevokedTokenIsRefusedOnEveryInstance() {
        Answer tokens = redeemed(0, authorised(instances.publicToken(), PSUS.get(1)));
        Answer refreshed = refreshed(1, tokens.text("refresh_token"));
        assertGoodEverywhere(refreshed.text("access_token"));

        assertThat(instances.revokeToken(0, tokens.text("access_token"))).isEqualTo(200);
        assertRefusedEverywhere(tokens.text("access_token"));
        assertGoodEverywhere(refreshed.text("access_token"));

        assertThat(instances.revokeToken(1, tokens.text("refresh_token"))).isEqualTo(200);
        assertRefusedEverywhere(refreshed.text("access_token"));
        assertThat(refreshed(0, tokens.text("refresh_token")).status()).isEqualTo(400);
    }

    @Test
    void aSuspendedApplicationIsRefusedOnEveryInstance() throws IOException {
        String publicToken = instances.publicToken();
        Answer tokens = redeemed(0, authorised(publicToken, PSUS.get(2)));
        assertGoodEverywhere(tokens.text("access_token"));

        assertThat(instances.suspension("PUT")).isEqualTo(204);
        try {
            assertRefusedEverywhere(tokens.text("access_token"));
            await("consent-service refuses").atMost(PATIENCE).until(() -> instances.unknownConsent(publicToken) == 401);
            for (int instance = 0; instance < instances.count(); instance++) {
                assertThat(instances
                                .refresh(instance, tokens.text("refresh_token"))
                                .status())
                        .isEqualTo(401);
            }
        } finally {
            assertThat(instances.suspension("DELETE")).isEqualTo(204);
        }
        assertGoodEverywhere(tokens.text("access_token"));
        await("consent-service answers").atMost(PATIENCE).until(() -> instances.unknownConsent(publicToken) == 400);
    }

    @Test
    void ofTwoHundredRedemptionsOverBothInstancesNothingStays() throws Exception {
        AuthorisedCode code = authorised(instances.publicToken(), PSUS.get(3));
        List<Callable<Answer>> tries = IntStream.range(0, 200)
                .<Callable<Answer>>mapToObj(n -> () -> instances.redeem(n % 2, code))
                .toList();
        List<Answer> succeeded = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
            for (Future<Answer> tried : threads.invokeAll(tries)) {
                if (tried.get().succeeded()) {
                    succeeded.add(tried.get());
                }
            }
        }
        assertThat(succeeded).hasSizeLessThanOrEqualTo(1);
        for (Answer tokens : succeeded) {
            assertRefusedEverywhere(tokens.text("access_token"));
            assertThat(refreshed(0, tokens.text("refresh_token")).status()).isEqualTo(400);
        }
    }

    @Test
    void aProofUsedAtOneInstanceIsUsedAtBoth() throws JOSEException {
        var proofs = new DefaultDPoPProofFactory(new ECKeyGenerator(Curve.P_256).generate(), JWSAlgorithm.ES256);
        AuthorisedCode code = authorised(instances.publicToken(), PSUS.get(4));
        String token = decided(() -> instances.redeem(
                        0,
                        code,
                        "DPoP",
                        proofs.createDPoPJWT("POST", instances.publicTokenEndpoint())
                                .serialize()))
                .text("access_token");
        String[] spent = await("a proof is taken")
                .atMost(PATIENCE)
                .until(() -> withProof(proofs, token), headers -> instances.accounts(0, headers) == 200);

        assertThat(decidedCall(1, spent)).isEqualTo(401);
        assertThat(decidedCall(0, spent)).isEqualTo(401);
    }

    private static String[] withProof(DefaultDPoPProofFactory proofs, String token) throws JOSEException {
        String proof = proofs.createDPoPJWT("GET", instances.publicAccounts(), new DPoPAccessToken(token))
                .serialize();
        return new String[] {"Authorization", "DPoP " + token, "DPoP", proof};
    }

    private static int decidedCall(int instance, String... headers) {
        return await("instance " + instance + " of aisp-service decides")
                .atMost(PATIENCE)
                .until(() -> instances.accounts(instance, headers), status -> status != 503);
    }

    /** What one race gave: every access token there ever was of a consent whose revocation is acknowledged. */
    private record Race(List<String> tokens, long refreshesWon) {}

    @Test
    void aRefreshThatRacesARevokeGivesNothingThatLives() throws Exception {
        String publicToken = instances.publicToken();
        Queue<Race> races = new ConcurrentLinkedQueue<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Callable<Boolean>> all = IntStream.range(0, RACES)
                    .<Callable<Boolean>>mapToObj(n -> () -> races.add(race(n, publicToken)))
                    .toList();
            for (Future<Boolean> race : callers.invokeAll(all)) {
                race.get();
            }
        }
        long won = races.stream().mapToLong(Race::refreshesWon).sum();
        System.out.printf("%d races, %d refreshes came before their revoke%n", races.size(), won);
        assertThat(races).hasSize(RACES);
        // None at all would be no race.
        assertThat(won).isPositive();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Callable<Void>> all = races.stream()
                    .flatMap(race -> race.tokens().stream())
                    .<Callable<Void>>map(token -> () -> {
                        for (int instance = 0; instance < instances.count(); instance++) {
                            assertRefused(instance, token);
                            assertThat(instances.active(instance, token)).isFalse();
                        }
                        return null;
                    })
                    .toList();
            for (Future<Void> check : callers.invokeAll(all)) {
                check.get();
            }
        }
    }

    private static Race race(int number, String publicToken) throws InterruptedException {
        AuthorisedCode code = authorised(publicToken, PSUS.get(5 + number % (PSUS.size() - 5)));
        Answer first = redeemed(number % 2, code);
        String refreshToken = first.text("refresh_token");
        List<String> tokens = new ArrayList<>(List.of(first.text("access_token")));
        AtomicBoolean acknowledged = new AtomicBoolean();
        Thread revoke = Thread.ofVirtual().start(() -> {
            instances.revokeConsent(publicToken, code.consentId());
            acknowledged.set(true);
        });
        long won = 0;
        for (int turn = 0; ; turn++) {
            boolean late = acknowledged.get();
            Answer refreshed = instances.refresh(turn % 2, refreshToken);
            if (refreshed.succeeded()) {
                assertThat(late).as("a refresh after the acknowledged revoke").isFalse();
                tokens.add(refreshed.text("access_token"));
                won++;
            } else if (late) {
                break;
            }
            assertThat(revoke.isAlive() || acknowledged.get())
                    .as("the revoke was acknowledged")
                    .isTrue();
        }
        revoke.join();
        long bound = System.nanoTime() + BOUND.toNanos();
        String newest = tokens.getLast();
        while (true) {
            boolean late = System.nanoTime() > bound;
            int status = instances.accounts(number % 2, "Authorization", "Bearer " + newest);
            if (status == 401) {
                return new Race(tokens, won);
            }
            // What cannot be decided is refused too, by 503.
            assertThat(late && status == 200)
                    .as("a data call sent after the bound passed")
                    .isFalse();
            assertThat(System.nanoTime()).as("it is refused in the end").isLessThan(bound + PATIENCE.toNanos());
        }
    }
}
