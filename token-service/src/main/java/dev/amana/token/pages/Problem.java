package dev.amana.token.pages;

import org.springframework.http.HttpStatus;

/** What a page may have to tell instead of what was asked for. Texts: {@code problem.<name>.*}. */
enum Problem {
    UnknownLink(HttpStatus.NOT_FOUND),
    OtherBrowser(HttpStatus.FORBIDDEN),
    SessionExpired(HttpStatus.FORBIDDEN),
    SignedOut(HttpStatus.FORBIDDEN),
    NoSuchConsent(HttpStatus.NOT_FOUND),
    BadRequest(HttpStatus.BAD_REQUEST),
    FormRefused(HttpStatus.FORBIDDEN),
    BankSilent(HttpStatus.SERVICE_UNAVAILABLE),
    Defect(HttpStatus.INTERNAL_SERVER_ERROR);

    private final HttpStatus status;

    Problem(HttpStatus status) {
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
