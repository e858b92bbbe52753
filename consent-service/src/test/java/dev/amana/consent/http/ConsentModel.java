package dev.amana.consent.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What should come of a consent, written down once more and as simply as possible from docs/reference/bobf-api.md §2 and the
 * decisions, without a look at the service: a few variables, and one paragraph for each thing that can be done.
 */
final class ConsentModel {

    /** What the sender of a step is told: the number of the last event where it is so, or why it is not. */
    static final String SO = "so, at ";

    private final Duration life;
    private Duration last = Duration.ZERO;

    String status = "AwaitingAuthorisation";
    String psu = "";
    String decidedBy = "";
    List<String> accounts = List.of();
    int authorisedBy = -1;
    final List<String> events = new ArrayList<>(List.of("ConsentCreated"));
    private final Map<String, String> attempts = new HashMap<>();

    ConsentModel(Duration life) {
        this.life = life;
    }

    ConsentModel copy() {
        ConsentModel copy = new ConsentModel(life);
        copy.last = last;
        copy.status = status;
        copy.psu = psu;
        copy.decidedBy = decidedBy;
        copy.accounts = accounts;
        copy.authorisedBy = authorisedBy;
        copy.events.clear();
        copy.events.addAll(events);
        copy.attempts.putAll(attempts);
        return copy;
    }

    String apply(Step step) {
        Duration now = step.at().compareTo(last) < 0 ? last : step.at();
        boolean open = status.equals("AwaitingAuthorisation") || status.equals("Authorised");
        boolean over = now.compareTo(life) >= 0;
        String seen = open && over ? "Expired" : status;
        switch (step.what()) {
            case "authorise" -> {
                String saying = "yes of " + step.psu() + " for " + new TreeSet<>(step.accounts());
                if (!step.tpp().equals(Step.TPP)) {
                    return "AnotherClient";
                }
                if (attempts.containsKey(step.attempt())) {
                    return attempts.get(step.attempt()).equals(saying) ? so() : "AttemptReused";
                }
                if (step.accounts().isEmpty()) {
                    return "NoAccounts";
                }
                if (seen.equals("Authorised") && !psu.equals(step.psu())) {
                    return "AnotherPsu";
                }
                if (!seen.equals("Authorised") && !seen.equals("AwaitingAuthorisation")) {
                    return "Already" + seen;
                }
                happens(seen.equals("Authorised") ? "ConsentReauthorised" : "ConsentAuthorised", now);
                attempts.put(step.attempt(), saying);
                status = "Authorised";
                psu = step.psu();
                decidedBy = psu;
                accounts = step.accounts();
                authorisedBy = events.size() - 1;
                return so();
            }
            case "reject" -> {
                if (!step.tpp().equals(Step.TPP)) {
                    return "AnotherClient";
                }
                if (attempts.containsKey(step.attempt())) {
                    return attempts.get(step.attempt()).equals("no " + step.psu()) ? so() : "AttemptReused";
                }
                if (seen.equals("Authorised")) {
                    return "NotAwaitingAuthorisation";
                }
                if (!seen.equals("AwaitingAuthorisation")) {
                    return "Already" + seen;
                }
                happens("ConsentRejected", now);
                attempts.put(step.attempt(), "no " + step.psu());
                status = "Rejected";
                decidedBy = step.psu();
                return so();
            }
            case "revoke as TPP", "revoke as PSU", "revoke as bank" -> {
                if (step.what().endsWith("TPP") && !step.tpp().equals(Step.TPP)) {
                    return "AnotherClient";
                }
                if (step.what().endsWith("PSU") && !psu.equals(step.psu())) {
                    return "AnotherPsu";
                }
                if (seen.equals("Rejected")) {
                    return "AlreadyRejected";
                }
                if (!seen.equals("Revoked") && !seen.equals("Expired")) {
                    happens("ConsentRevoked", now);
                    status = "Revoked";
                }
                return so();
            }
            case "reject unfinished" -> {
                if (seen.equals("Authorised")) {
                    return "NotAwaitingAuthorisation";
                }
                if (seen.equals("Rejected")) {
                    return so();
                }
                if (!seen.equals("AwaitingAuthorisation")) {
                    return "Already" + seen;
                }
                happens("ConsentRejected", now);
                status = "Rejected";
                decidedBy = "";
                return so();
            }
            case "record expiry" -> {
                if (status.equals("Expired")) {
                    return so();
                }
                if (!open) {
                    return "Already" + status;
                }
                if (!over) {
                    return "NotYetExpired";
                }
                happens("ConsentExpired", life.compareTo(last) > 0 ? life : last);
                status = "Expired";
                return so();
            }
            case "notice" -> {
                if (seen.equals("AwaitingAuthorisation")) {
                    return "NotAuthorised";
                }
                if (!seen.equals("Authorised")) {
                    return "Already" + seen;
                }
                String notice = "ConsentExpiryNoticed " + step.days();
                if (events.contains(notice)) {
                    return so();
                }
                Duration day = life.minusDays(step.days());
                if (!day.isPositive() || now.compareTo(day) < 0) {
                    return "NoticeNotDue";
                }
                happens(notice, now);
                return so();
            }
            default -> throw new IllegalArgumentException(step.what());
        }
    }

    private void happens(String event, Duration at) {
        events.add(event);
        last = at;
    }

    private String so() {
        return SO + (events.size() - 1);
    }

    @Override
    public String toString() {
        return status + " by '" + psu + "'/'" + decidedBy + "' for " + accounts + " since " + authorisedBy + ": "
                + events;
    }
}
