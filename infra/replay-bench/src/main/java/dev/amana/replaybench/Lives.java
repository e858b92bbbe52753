package dev.amana.replaybench;

import dev.amana.consent.consents.AccountId;
import dev.amana.consent.consents.AttemptId;
import dev.amana.consent.consents.ClientId;
import dev.amana.consent.consents.ConsentEvent;
import dev.amana.consent.consents.ConsentEvent.ConsentAuthorised;
import dev.amana.consent.consents.ConsentEvent.ConsentCreated;
import dev.amana.consent.consents.ConsentEvent.ConsentReauthorised;
import dev.amana.consent.consents.ConsentEvent.ConsentRejected;
import dev.amana.consent.consents.ConsentEvent.ConsentRevoked;
import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.consents.Permission;
import dev.amana.consent.consents.PsuId;
import dev.amana.consent.consents.RejectionReason;
import dev.amana.consent.consents.RevokedBy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * Consents as they live side by side: most are decided within minutes, authorised again every few months, and revoked some
 * day long after. So a consent's events lie far apart, and the same seed gives the same lives.
 */
final class Lives {

    /** An event, and its number in its consent. */
    record Next(ConsentEvent event, long sequence) {}

    private static final Instant BEGINNING = Instant.parse("2024-01-01T00:00:00Z");
    private static final Duration STEP =
            Duration.ofMillis(63); // a million events in 17 hours; days would change nothing
    private static final int DECIDED_AFTER = 64; // events of others in between
    private static final int IN_FORCE = 100_000; // at once; then each new one ends one
    private static final int TPPS = 40;
    private static final int PSUS = 500_000;

    /** Some PSUs have more consents than others have in their lives. */
    static final int BUSY_PSUS = 20;

    private static final int CONSENTS_PER_BUSY_ONE = 300; // each so many, one is a busy PSU's
    private static final Permission[] PERMISSIONS = Permission.values();

    private record Open(ConsentId id, PsuId psu, List<AccountId> accounts, long sequence) {

        Open after() {
            return new Open(id, psu, accounts, sequence + 1);
        }
    }

    private final Random random;
    private final Deque<Open> waiting = new ArrayDeque<>();
    private final List<Open> inForce = new ArrayList<>();
    private Instant now = BEGINNING;
    private int created;

    Lives(long seed) {
        this.random = new Random(seed);
    }

    Next next() {
        now = now.plus(STEP);
        if (waiting.size() > DECIDED_AFTER) {
            return decided(waiting.pop());
        }
        int chance = random.nextInt(100);
        if (inForce.size() > 1_000 && (chance < 40 || inForce.size() > IN_FORCE)) {
            return later(chance);
        }
        return created();
    }

    private Next created() {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        ConsentId id = ConsentId.of(bits);
        waiting.add(new Open(id, psu(), accounts(), 0));
        return new Next(
                new ConsentCreated(
                        id,
                        now,
                        new ClientId("tpp-" + random.nextInt(TPPS)),
                        permissions(),
                        now.plus(Duration.ofDays(180)),
                        true,
                        Optional.of(now.minus(Duration.ofDays(365))),
                        Optional.empty()),
                0);
    }

    private PsuId psu() {
        int psu = random.nextInt(PSUS);
        created++;
        return created % CONSENTS_PER_BUSY_ONE == 0
                ? busy(created / CONSENTS_PER_BUSY_ONE % BUSY_PSUS)
                : new PsuId("psu-" + psu);
    }

    static PsuId busy(int number) {
        return new PsuId("busy-psu-" + number);
    }

    private Next decided(Open consent) {
        Open after = consent.after();
        if (random.nextInt(100) < 15) {
            return new Next(
                    new ConsentRejected(
                            consent.id(),
                            now,
                            RejectionReason.PSU_DECLINED,
                            Optional.of(attempt()),
                            Optional.of(consent.psu())),
                    after.sequence());
        }
        inForce.add(after);
        return new Next(
                new ConsentAuthorised(consent.id(), now, attempt(), consent.psu(), consent.accounts()),
                after.sequence());
    }

    /** Somewhere among those in force: authorised again, or revoked. */
    private Next later(int chance) {
        int at = random.nextInt(inForce.size());
        Open consent = inForce.get(at);
        Open after = consent.after();
        if (chance % 4 == 0 || consent.sequence() > 20 || inForce.size() > IN_FORCE) {
            inForce.set(at, inForce.getLast());
            inForce.removeLast();
            return new Next(new ConsentRevoked(consent.id(), now, new RevokedBy.Tpp()), after.sequence());
        }
        inForce.set(at, after);
        return new Next(
                new ConsentReauthorised(consent.id(), now, attempt(), consent.psu(), consent.accounts()),
                after.sequence());
    }

    private AttemptId attempt() {
        return new AttemptId(new UUID(random.nextLong(), random.nextLong()));
    }

    private List<AccountId> accounts() {
        List<AccountId> accounts = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            byte[] bits = new byte[16];
            random.nextBytes(bits);
            accounts.add(new AccountId(ConsentId.of(bits).value()));
        }
        return accounts;
    }

    private List<Permission> permissions() {
        List<Permission> permissions = new ArrayList<>();
        permissions.add(Permission.READ_ACCOUNTS_DETAIL);
        for (int i = 4 + random.nextInt(4); i > 0; i--) {
            Permission next = PERMISSIONS[random.nextInt(PERMISSIONS.length)];
            if (!permissions.contains(next)) {
                permissions.add(next);
            }
        }
        return permissions;
    }
}
