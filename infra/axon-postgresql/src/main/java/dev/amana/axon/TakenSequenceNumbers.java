package dev.amana.axon;

import java.sql.SQLException;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Recognises that another writer was first: a unique violation (SQLState 23505) on the key of entity and sequence number.
 * The driver throws no {@link java.sql.SQLIntegrityConstraintViolationException}, which is all that Axon looks for.
 */
final class TakenSequenceNumbers implements PersistenceExceptionResolver {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String KEY = "event_entity_sequence";

    @Override
    public boolean isDuplicateKeyViolation(Exception exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException postgres && violatesKey(postgres)) {
                return true;
            }
            if (cause instanceof SQLException batch
                    && batch.getNextException() instanceof PSQLException next
                    && violatesKey(next)) {
                return true;
            }
        }
        return false;
    }

    private static boolean violatesKey(PSQLException exception) {
        @Nullable ServerErrorMessage message = exception.getServerErrorMessage();
        return UNIQUE_VIOLATION.equals(exception.getSQLState())
                && message != null
                && KEY.equals(message.getConstraint());
    }
}
