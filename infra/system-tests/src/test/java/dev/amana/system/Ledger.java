package dev.amana.system;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the TPP was told, kept outside the platform: the truth that the platform is held to. */
final class Ledger {

    /** As the API spells it. */
    enum Status {
        AwaitingAuthorisation,
        Authorised,
        Rejected,
        Revoked
    }

    private final Map<String, Set<Status>> possible = new ConcurrentHashMap<>();

    /** The answer said so; nothing else may be true from here on, until more is asked for. */
    void acknowledged(String consentId, Status status) {
        possible.put(consentId, EnumSet.of(status));
    }

    /** It is about to be asked for: until the answer comes, it may be so or not. */
    void asked(String consentId, Status status) {
        possible.computeIfPresent(consentId, (id, before) -> {
            Set<Status> now = EnumSet.copyOf(before);
            now.add(status);
            return now;
        });
    }

    /** Every consent acknowledged, with the statuses it may have. */
    Map<String, Set<Status>> consents() {
        return Map.copyOf(possible);
    }
}
