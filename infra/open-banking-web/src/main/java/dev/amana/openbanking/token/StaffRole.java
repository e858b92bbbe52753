package dev.amana.openbanking.token;

import java.util.Locale;

/** What a member of the bank's staff, or a tool of theirs, may do: a word in the claim {@code roles}. */
public enum StaffRole {
    /** Looks at consents, their history and the decisions made on them; changes nothing. */
    AUDITOR,
    /** Keeps the installation running: replays, exports, suspended consents. */
    OPERATOR;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
