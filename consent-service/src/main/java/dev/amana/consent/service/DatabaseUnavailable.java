package dev.amana.consent.service;

import dev.amana.openbanking.error.ErrorCode;
import dev.amana.openbanking.error.ErrorDetail;
import dev.amana.openbanking.error.ErrorWriter;
import dev.amana.openbanking.error.OpenBankingException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.axonframework.common.AxonException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells a database that is away, which is 503 and worth another try, from a defect, which is 500. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseUnavailable {

    private static final Logger log = LoggerFactory.getLogger(DatabaseUnavailable.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    @ExceptionHandler({DataAccessException.class, TransactionException.class, AxonException.class})
    void failed(Exception exception, HttpServletResponse response) throws IOException {
        if (isAway(exception)) {
            log.warn("The database is away: {}", exception.getClass().getSimpleName());
            ErrorWriter.write(response, OpenBankingException.unavailable("The service is not available", RETRY_AFTER));
        } else {
            log.error("A defect: the request is answered with 500", exception);
            ErrorDetail error = ErrorDetail.of(ErrorCode.UNEXPECTED_ERROR, "An unexpected error occurred");
            ErrorWriter.write(response, new OpenBankingException(HttpStatus.INTERNAL_SERVER_ERROR, error));
        }
    }

    private static boolean isAway(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || (cause instanceof SQLException sql && saysAway(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Connection exceptions (08), insufficient resources (53), operator intervention such as a shutdown (57). */
    private static boolean saysAway(@org.jspecify.annotations.Nullable String sqlState) {
        return sqlState != null
                && (sqlState.startsWith("08") || sqlState.startsWith("53") || sqlState.startsWith("57"));
    }
}
