package dev.amana.aisp.fairusage;

/** Where all instances write down what they take of a limit. */
interface UsageLedger {

    /**
     * Takes up to so many calls out of what the limit leaves in this window.
     *
     * @return how many were taken; none if nothing is left
     * @throws UsageUnknown if that cannot be told
     */
    long take(String key, Window window, long limit, long wanted);

    /** Thrown when the ledger cannot be read or written. */
    final class UsageUnknown extends RuntimeException {
        private static final long serialVersionUID = 1;

        UsageUnknown(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
