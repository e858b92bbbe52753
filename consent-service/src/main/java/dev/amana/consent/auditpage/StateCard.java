package dev.amana.consent.auditpage;

import dev.amana.consent.consents.AccountId;
import dev.amana.consent.consents.Coded;
import dev.amana.consent.consents.PsuId;
import dev.amana.consent.consents.Terms;
import dev.amana.consent.history.ConsentThen;
import dev.amana.consent.status.ConsentStatus;
import java.util.List;
import java.util.Optional;

/** A consent at a moment, as the page shows it. */
record StateCard(
        String consentId,
        String status,
        Moment since,
        long sequence,
        String tpp,
        Optional<String> psu,
        List<String> accounts,
        List<String> permissions,
        Moment expires,
        Optional<Moment> transactionsFrom,
        Optional<Moment> transactionsTo) {

    static StateCard of(ConsentThen then) {
        ConsentStatus consent = then.consent();
        Terms terms = consent.terms();
        ConsentStatus.Standing standing = then.standing();
        return new StateCard(
                terms.consentId().value(),
                standing.status().code(),
                new Moment(standing.since()),
                consent.sequence(),
                terms.clientId().value(),
                consent.decidedBy().map(PsuId::value),
                consent.accountIds().stream().map(AccountId::value).toList(),
                terms.permissions().list().stream().map(Coded::code).toList(),
                new Moment(terms.expiresAt()),
                terms.period().from().map(Moment::new),
                terms.period().to().map(Moment::new));
    }
}
