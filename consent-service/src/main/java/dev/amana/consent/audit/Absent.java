package dev.amana.consent.audit;

import dev.amana.openbanking.error.ErrorCode;
import dev.amana.openbanking.error.ErrorDetail;
import dev.amana.openbanking.error.OpenBankingException;
import org.springframework.http.HttpStatus;

/** What is not there: 404, as is usual where the UK standard says nothing. */
final class Absent {

    private Absent() {}

    static OpenBankingException consent(String message) {
        return new OpenBankingException(HttpStatus.NOT_FOUND, ErrorDetail.of(ErrorCode.RESOURCE_NOT_FOUND, message));
    }
}
