package dev.amana.system;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** What the TPP was told, kept outside the platform: the truth that the platform is held to. */
final class Ledger {

    /** As the API spells it. */
    enum Status {
        AwaitingAuthorisation,
        Authorised,
        Rejected,
        Revoked
    }

    /**
     * A consent as its TPP knows it.
     *
     * @param possible the statuses it may have
     * @param during what was being done to the platform when it was last acknowledged
     */
    record Entry(Set<Status> possible, String during) {}

    private static final String NOTHING = "no fault";

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Map<String, Integer> acknowledgements = new ConcurrentHashMap<>();
    private volatile String during = NOTHING;

    /** What is being done to the platform from here on. */
    void fault(String name) {
        during = name;
    }

    /** It has recovered. */
    void faultIsOver() {
        during = NOTHING;
    }

    /** The answer said so; nothing else may be true from here on, until more is asked for. */
    void acknowledged(String consentId, Status status) {
        String fault = during;
        entries.put(consentId, new Entry(EnumSet.of(status), fault));
        acknowledgements.merge(fault, 1, Integer::sum);
    }

    /** It is about to be asked for: until the answer comes, it may be so or not. */
    void asked(String consentId, Status status) {
        entries.computeIfPresent(consentId, (id, before) -> {
            Set<Status> now = EnumSet.copyOf(before.possible());
            now.add(status);
            return new Entry(now, before.during());
        });
    }

    /** Every consent acknowledged. */
    Map<String, Entry> consents() {
        return Map.copyOf(entries);
    }

    /** How many requests were acknowledged during each fault. */
    Map<String, Integer> acknowledgements() {
        return new TreeMap<>(acknowledgements);
    }

    /** How many of these consents were last acknowledged during a fault. */
    long countDuring(String fault, Predicate<String> consents) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue().during().equals(fault) && consents.test(entry.getKey()))
                .count();
    }

    /** Whether a consent is not what was acknowledged of it. */
    boolean isLost(String consentId, String status) {
        return Objects.requireNonNull(entries.get(consentId)).possible().stream()
                .noneMatch(possible -> possible.name().equals(status));
    }
}
