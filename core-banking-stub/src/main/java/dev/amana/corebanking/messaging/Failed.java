package dev.amana.corebanking.messaging;

/** The answer to a question that cannot be answered, on either reply topic. */
record Failed(int schema, String requestId, String outcome, String reason) {

    static Failed of(String requestId, String reason) {
        return new Failed(1, requestId, "Failed", reason);
    }
}
