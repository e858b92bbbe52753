package dev.amana.consent.audit;

import dev.amana.consent.consents.AccountId;
import dev.amana.consent.consents.ClientId;
import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.consents.PsuId;
import dev.amana.consent.eventstore.RecordedEvent;
import dev.amana.consent.history.ConsentHistory;
import dev.amana.consent.history.Party;
import dev.amana.consent.history.PlaceInList;
import dev.amana.consent.looks.Looks;
import dev.amana.openbanking.ApiDateTime;
import dev.amana.openbanking.error.ErrorCode;
import dev.amana.openbanking.token.StaffToken;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What consents were, to the instant, and what happened to them. */
@RestController
@RequestMapping(path = "/audit/consents", produces = MediaType.APPLICATION_JSON_VALUE)
class AuditedConsents {

    private final ConsentHistory history;
    private final Looks looks;
    private final InstantSource clock;

    AuditedConsents(ConsentHistory history, Looks looks, InstantSource clock) {
        this.history = history;
        this.looks = looks;
        this.clock = clock;
    }

    @GetMapping("/{consentId}")
    AuditedConsent read(StaffToken staff, @PathVariable String consentId, HttpServletRequest request) {
        Instant now = clock.instant();
        Parameters parameters = Parameters.of(request, "asOf");
        Optional<ConsentId> id = id(parameters, consentId);
        Instant asOf = parameters.past("asOf", now).orElse(now);
        parameters.check();
        record(staff, "ReadConsent", consentId, parameters);
        return history.asOf(id.orElseThrow(), asOf)
                .map(AuditedConsent::of)
                .orElseThrow(() -> Absent.consent("There was no such consent then"));
    }

    @GetMapping("/{consentId}/history")
    ListOfEvents history(StaffToken staff, @PathVariable String consentId, HttpServletRequest request) {
        Parameters parameters = Parameters.of(request, "cursor", "limit");
        Optional<ConsentId> id = id(parameters, consentId);
        int limit = parameters.limit();
        long first = parameters
                .value("cursor", text -> Cursor.parse(text, 1).number(0))
                .orElse(0L);
        parameters.check();
        record(staff, "ReadHistory", consentId, parameters);
        List<RecordedEvent> events = history.of(id.orElseThrow());
        if (events.isEmpty()) {
            throw Absent.consent("There is no such consent");
        }
        return ListOfEvents.of(consentId, events, first, limit);
    }

    @GetMapping
    ListOfConsents find(StaffToken staff, HttpServletRequest request) {
        Instant now = clock.instant();
        Parameters parameters = Parameters.of(request, "psu", "tpp", "account", "asOf", "cursor", "limit");
        parameters.exactlyOne("psu", "tpp", "account");
        Optional<Party> party = Stream.of(
                        parameters.value("psu", text -> (Party) new Party.Psu(new PsuId(text))),
                        parameters.value("tpp", text -> (Party) new Party.Tpp(new ClientId(text))),
                        parameters.value("account", text -> (Party) new Party.Account(new AccountId(text))))
                .flatMap(Optional::stream)
                .findFirst();
        int limit = parameters.limit();
        Optional<Instant> asked = parameters.past("asOf", now);
        Optional<ListOfConsents.Position> position = parameters.value("cursor", ListOfConsents.Position::parse);
        Instant asOf =
                position.map(ListOfConsents.Position::asOf).or(() -> asked).orElse(now);
        if (asked.isPresent() && !asked.get().equals(asOf)) {
            parameters.wrong("asOf", ErrorCode.FIELD_INVALID_DATE, "asOf must be that of the first page");
        }
        if (asOf.isAfter(now)) {
            parameters.wrong("cursor", ErrorCode.FIELD_INVALID, "cursor is not valid");
        }
        parameters.check();
        looks.record(staff.staffId(), "FindConsents", parameters.asked());
        PlaceInList behind = position.map(ListOfConsents.Position::behind).orElse(PlaceInList.FRONT);
        return ListOfConsents.of(new ApiDateTime(asOf), history.asOf(party.orElseThrow(), asOf, behind, limit));
    }

    private static Optional<ConsentId> id(Parameters parameters, String consentId) {
        Optional<ConsentId> id = ConsentId.parse(consentId);
        if (id.isEmpty()) {
            parameters.wrong("consentId", ErrorCode.FIELD_INVALID, "This can be no consent's id");
        }
        return id;
    }

    private void record(StaffToken staff, String operation, String consentId, Parameters parameters) {
        Map<String, String> asked = new HashMap<>(parameters.asked());
        asked.put("consentId", consentId);
        looks.record(staff.staffId(), operation, asked);
    }
}
