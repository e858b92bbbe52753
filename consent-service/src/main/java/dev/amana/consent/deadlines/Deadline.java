package dev.amana.consent.deadlines;

/** Why a consent is looked at when an instant has passed. */
sealed interface Deadline {

    /** The PSU had until then to decide. */
    record Unfinished() implements Deadline {}

    /** The consent held until then. */
    record Expiry() implements Deadline {}

    /** The consent holds so many days of 24 hours longer. */
    record Notice(int daysBefore) implements Deadline {}

    /** The column {@code kind}. */
    default String kind() {
        return switch (this) {
            case Unfinished _ -> "Unfinished";
            case Expiry _ -> "Expiry";
            case Notice _ -> "Notice";
        };
    }

    /** The column {@code days_before}. */
    default int days() {
        return switch (this) {
            case Notice notice -> notice.daysBefore();
            case Unfinished _, Expiry _ -> 0;
        };
    }

    /** The deadline in a row. */
    static Deadline of(String kind, int days) {
        return switch (kind) {
            case "Unfinished" -> new Unfinished();
            case "Expiry" -> new Expiry();
            case "Notice" -> new Notice(days);
            default -> throw new IllegalStateException(kind + " is no known deadline");
        };
    }
}
