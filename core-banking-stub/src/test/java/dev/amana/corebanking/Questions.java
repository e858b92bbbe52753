package dev.amana.corebanking;

import java.time.Instant;

/** Questions as the services ask them, and the customer of the bank's guide to ask about. */
final class Questions {

    static final String REQUESTS = "core-banking.requests.v1";
    static final String IDENTITY = "core-banking.identity-requests.v1";
    static final String SAMPLE = "Zz83yzNPQv6u5aWQbCwQWQ";
    static final String SAMPLE_CURRENT = "rvLMP0Y1T1uItFyryIwqYQ";

    private Questions() {}

    static String question(String query, String fields) {
        return question(query, fields, Instant.now().plusSeconds(30));
    }

    static String question(String query, String fields, Instant deadline) {
        return "{\"schema\":1,\"requestId\":\"REQUEST-ID\",\"deadline\":\"%s\",\"query\":\"%s\"%s}"
                .formatted(deadline, query, fields);
    }

    static String accounts(String... ids) {
        return ",\"accountIds\":[\"" + String.join("\",\"", ids) + "\"]";
    }
}
