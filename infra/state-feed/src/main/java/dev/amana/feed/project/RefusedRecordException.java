package dev.amana.feed.project;

import java.sql.SQLException;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** A record that could not be applied, and so stops its partition or suspends its key. */
final class RefusedRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What PostgreSQL says of the data, and not of itself: data exceptions and violated constraints. */
    private static final Set<String> OF_THE_DATA = Set.of("22", "23");

    @SuppressWarnings("serial") // never leaves the thread that it was thrown in
    private final transient ConsumerRecord<byte[], byte[]> record;

    private final boolean keyKnown;

    RefusedRecordException(ConsumerRecord<byte[], byte[]> record, boolean keyKnown, RuntimeException cause) {
        super(
                "record %s-%d@%d cannot be applied".formatted(record.topic(), record.partition(), record.offset()),
                cause);
        this.record = record;
        this.keyKnown = keyKnown;
    }

    long offset() {
        return record.offset();
    }

    ConsumerRecord<byte[], byte[]> record() {
        return record;
    }

    /** Whether the record is at fault, and it is known whose record it is; in doubt the database is, and nobody's. */
    boolean isOfItsKey() {
        return keyKnown && !isOfTheDatabase();
    }

    /**
     * Why a record is refused, fit to be shown: in a projection's own words, or by the kind of fault alone, for a
     * database's or a parser's words repeat what stands in the record.
     */
    static String reason(@Nullable Throwable refusal) {
        if (refusal == null) {
            return "unknown";
        }
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return "the database refused it, state " + sql.getSQLState();
            }
        }
        Class<?> kind = refusal.getClass();
        return kind == IllegalArgumentException.class || kind == IllegalStateException.class
                ? String.valueOf(refusal.getMessage())
                : kind.getSimpleName();
    }

    private boolean isOfTheDatabase() {
        boolean database = false;
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().length() > 2) {
                return !OF_THE_DATA.contains(sql.getSQLState().substring(0, 2));
            }
            database |= cause instanceof DataAccessException
                    || cause instanceof TransactionException
                    || cause instanceof SQLException;
        }
        return database;
    }
}
