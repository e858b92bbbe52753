package dev.amana.aisp.access;

import java.util.Set;

/** The outcome of the check: passes, does not pass, or cannot be told from what we know. */
public sealed interface Verdict {

    /**
     * The call passes.
     *
     * @param accounts those it may be answered for: the one asked for, or all of the consent
     */
    record Permitted(ConsentFacts consent, Set<AccountId> accounts) implements Verdict {
        public Permitted {
            accounts = Set.copyOf(accounts);
        }
    }

    /** The call passes and is about no consent: the data is public. */
    record Open() implements Verdict {}

    /** The call does not pass, by this rule. */
    record Refused(Rule rule) implements Verdict {}

    /** What we know is too old, or younger than the token; these doubts must be settled by those who know. */
    record Doubtful(Set<Doubt> doubts) implements Verdict {
        public Doubtful {
            doubts = Set.copyOf(doubts);
        }
    }

    /** What must be asked before the call can be decided. */
    enum Doubt {
        CONSENT,
        REVOCATION
    }
}
