package dev.amana.openbanking.error;

import static dev.amana.openbanking.error.ErrorCode.FIELD_INVALID;
import static dev.amana.openbanking.error.ErrorCode.HEADER_INVALID;
import static dev.amana.openbanking.error.ErrorCode.RESOURCE_INVALID_FORMAT;
import static dev.amana.openbanking.error.ErrorCode.RESOURCE_NOT_FOUND;
import static dev.amana.openbanking.error.ErrorCode.RULES_RESOURCE_ALREADY_EXISTS;
import static dev.amana.openbanking.error.ErrorCode.UNEXPECTED_ERROR;

import org.springframework.http.HttpStatusCode;

/** What an answer says when nothing but its status is known. */
final class StatusErrors {

    private StatusErrors() {}

    static ErrorDetail of(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> ErrorDetail.of(RESOURCE_INVALID_FORMAT, "The request is malformed");
            case 401 -> ErrorDetail.of(HEADER_INVALID, "A valid access token is required");
            case 403 -> ErrorDetail.of(HEADER_INVALID, "The access token does not allow this");
            case 404 -> ErrorDetail.of(RESOURCE_NOT_FOUND, "There is nothing at this address");
            case 405 -> ErrorDetail.of(RESOURCE_INVALID_FORMAT, "This method is not supported here");
            case 406 -> ErrorDetail.at("Accept", HEADER_INVALID, "None of the accepted media types can be given");
            case 408 -> ErrorDetail.of(RESOURCE_INVALID_FORMAT, "The request did not arrive in time");
            case 409 -> ErrorDetail.of(RULES_RESOURCE_ALREADY_EXISTS, "The resource already exists");
            case 411, 413 -> ErrorDetail.of(RESOURCE_INVALID_FORMAT, "The body is too large");
            case 414 -> ErrorDetail.of(FIELD_INVALID, "The address is too long");
            case 415 -> ErrorDetail.at("Content-Type", HEADER_INVALID, "The media type of the body is not supported");
            case 429 -> ErrorDetail.of(UNEXPECTED_ERROR, "Too many requests");
            case 431 -> ErrorDetail.of(HEADER_INVALID, "The headers are too large");
            case 501 -> ErrorDetail.of(RESOURCE_INVALID_FORMAT, "The request asks for something not implemented");
            case 503 -> ErrorDetail.of(UNEXPECTED_ERROR, "The service is not available at the moment");
            case 504 -> ErrorDetail.of(UNEXPECTED_ERROR, "The answer did not arrive in time");
            default ->
                status.is4xxClientError()
                        ? ErrorDetail.of(RESOURCE_INVALID_FORMAT, "The request cannot be served")
                        : ErrorDetail.of(UNEXPECTED_ERROR, "Something went wrong");
        };
    }
}
