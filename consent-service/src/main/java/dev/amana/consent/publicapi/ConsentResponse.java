package dev.amana.consent.publicapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.amana.consent.consents.Coded;
import dev.amana.consent.consents.Status;
import dev.amana.consent.consents.Terms;
import dev.amana.consent.status.ConsentStatus;
import dev.amana.openbanking.ApiDateTime;
import dev.amana.openbanking.PublicBase;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A consent as a TPP sees it (docs/reference/bobf-api.md §2). */
@JsonPropertyOrder({"Data", "Links", "Meta"})
record ConsentResponse(
        @JsonProperty("Data") Data data,
        @JsonProperty("Links") Links links,
        @JsonProperty("Meta") Meta meta) {

    /** {@code ExpirationDateTime} comes back only if it was asked for; {@code StatusReason} only with an expiry. */
    @JsonPropertyOrder({
        "ConsentId",
        "Status",
        "StatusReason",
        "StatusUpdateDateTime",
        "CreationDateTime",
        "Permissions",
        "ExpirationDateTime",
        "TransactionFromDateTime",
        "TransactionToDateTime"
    })
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Data(
            @JsonProperty("ConsentId") String consentId,
            @JsonProperty("Status") String status,
            @JsonProperty("StatusReason") Optional<List<StatusReason>> statusReason,
            @JsonProperty("StatusUpdateDateTime") ApiDateTime statusUpdateDateTime,
            @JsonProperty("CreationDateTime") ApiDateTime creationDateTime,
            @JsonProperty("Permissions") List<String> permissions,
            @JsonProperty("ExpirationDateTime") Optional<ApiDateTime> expirationDateTime,
            @JsonProperty("TransactionFromDateTime") Optional<ApiDateTime> transactionFromDateTime,
            @JsonProperty("TransactionToDateTime") Optional<ApiDateTime> transactionToDateTime) {}

    @JsonPropertyOrder({"StatusReasonCode", "StatusReasonDescription"})
    record StatusReason(
            @JsonProperty("StatusReasonCode") String code,
            @JsonProperty("StatusReasonDescription") String description) {

        static final StatusReason EXPIRED = new StatusReason("EXPD", "The consent has expired");
    }

    /** {@code Self} is the page on which the PSU decides. */
    record Links(@JsonProperty("Self") URI self) {}

    record Meta(@JsonProperty("TotalPages") int totalPages) {}

    static ConsentResponse of(ConsentStatus consent, Instant now, PublicBase base) {
        Terms terms = consent.terms();
        ConsentStatus.Standing standing = consent.standingAt(now);
        boolean expired = standing.status() == Status.EXPIRED;
        return new ConsentResponse(
                new Data(
                        terms.consentId().value(),
                        (expired ? Status.REVOKED : standing.status()).code(),
                        expired ? Optional.of(List.of(StatusReason.EXPIRED)) : Optional.empty(),
                        new ApiDateTime(standing.since()),
                        new ApiDateTime(terms.createdAt()),
                        terms.permissions().list().stream().map(Coded::code).toList(),
                        terms.expiryRequested() ? Optional.of(new ApiDateTime(terms.expiresAt())) : Optional.empty(),
                        terms.period().from().map(ApiDateTime::new),
                        terms.period().to().map(ApiDateTime::new)),
                new Links(base.page("authpage", "consentId", terms.consentId().value())),
                new Meta(1));
    }
}
