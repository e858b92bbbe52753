package dev.amana.consent.history;

import dev.amana.consent.consents.AccountId;
import dev.amana.consent.consents.ClientId;
import dev.amana.consent.consents.ConsentEvent;
import dev.amana.consent.consents.ConsentEvent.ConsentAuthorised;
import dev.amana.consent.consents.ConsentEvent.ConsentCreated;
import dev.amana.consent.consents.ConsentEvent.ConsentExpired;
import dev.amana.consent.consents.ConsentEvent.ConsentExpiryNoticed;
import dev.amana.consent.consents.ConsentEvent.ConsentReauthorised;
import dev.amana.consent.consents.ConsentEvent.ConsentRejected;
import dev.amana.consent.consents.ConsentEvent.ConsentRevoked;
import dev.amana.consent.consents.PsuId;
import java.util.List;
import java.util.stream.Stream;

/** Whose consents are looked for. */
public sealed interface Party {

    /** Its kind, as rows of {@code consent_party} write it. */
    String kind();

    /** Its id. */
    String id();

    /** Whether a consent that stood so was one of its. */
    boolean has(ConsentThen then);

    /** Whom an event names. */
    static List<Party> namedBy(ConsentEvent event) {
        return switch (event) {
            case ConsentCreated created -> List.of(new Tpp(created.clientId()));
            case ConsentAuthorised yes -> authorising(yes.psuId(), yes.accountIds());
            case ConsentReauthorised yes -> authorising(yes.psuId(), yes.accountIds());
            case ConsentRejected no ->
                no.psuId().<List<Party>>map(psu -> List.of(new Psu(psu))).orElse(List.of());
            case ConsentRevoked _, ConsentExpired _, ConsentExpiryNoticed _ -> List.of();
        };
    }

    private static List<Party> authorising(PsuId psuId, List<AccountId> accountIds) {
        return Stream.<Party>concat(
                        Stream.of(new Psu(psuId)), accountIds.stream().map(Account::new))
                .toList();
    }

    /** A TPP's application: those that it created. */
    record Tpp(ClientId clientId) implements Party {

        @Override
        public String kind() {
            return "Tpp";
        }

        @Override
        public String id() {
            return clientId.value();
        }

        @Override
        public boolean has(ConsentThen then) {
            return then.consent().clientId().equals(clientId);
        }
    }

    /** A customer: those that this customer authorised or declined. */
    record Psu(PsuId psuId) implements Party {

        @Override
        public String kind() {
            return "Psu";
        }

        @Override
        public String id() {
            return psuId.value();
        }

        @Override
        public boolean has(ConsentThen then) {
            return then.consent().decidedBy().filter(psuId::equals).isPresent();
        }
    }

    /** An account: those whose last authorisation covers it, whether or not they still hold. */
    record Account(AccountId accountId) implements Party {

        @Override
        public String kind() {
            return "Account";
        }

        @Override
        public String id() {
            return accountId.value();
        }

        @Override
        public boolean has(ConsentThen then) {
            return then.consent().accountIds().contains(accountId);
        }
    }
}
