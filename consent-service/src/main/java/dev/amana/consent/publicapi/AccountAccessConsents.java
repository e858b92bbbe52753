package dev.amana.consent.publicapi;

import dev.amana.consent.consents.ClientId;
import dev.amana.consent.consents.ConsentCommand;
import dev.amana.consent.consents.ConsentCommand.CreateConsent;
import dev.amana.consent.consents.ConsentCommand.RevokeConsent;
import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.consents.RequestedTerms;
import dev.amana.consent.consents.Revoker;
import dev.amana.consent.eventstore.ConsentCommands;
import dev.amana.consent.eventstore.Outcome;
import dev.amana.consent.status.ConsentStatus;
import dev.amana.consent.status.ConsentStatuses;
import dev.amana.openbanking.PublicBase;
import dev.amana.openbanking.interaction.InteractionId;
import dev.amana.openbanking.token.AccessToken;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a TPP may do with its consents: create, look, withdraw (docs/reference/bobf-api.md §2). An {@code x-idempotency-key}
 * is ignored here, as in the UK standard.
 */
@RestController
@RequestMapping(path = AccountAccessConsents.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class AccountAccessConsents {

    static final String PATH = "/apigateway/bobf/release1.0.0/account-access-consents";

    private final ConsentCommands commands;
    private final ConsentStatuses statuses;
    private final NewConsentIds newIds;
    private final PublicBase base;
    private final InstantSource clock;

    AccountAccessConsents(
            ConsentCommands commands,
            ConsentStatuses statuses,
            NewConsentIds newIds,
            PublicBase base,
            InstantSource clock) {
        this.commands = commands;
        this.statuses = statuses;
        this.newIds = newIds;
        this.base = base;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ConsentResponse create(AccessToken token, InputStream body) throws IOException {
        Instant now = clock.instant();
        RequestedTerms terms = ConsentRequest.terms(JsonBody.read(body), now);
        ConsentId id = newIds.next();
        send(new CreateConsent(id, now, new ClientId(token.clientId()), terms));
        return shown(owned(id, token));
    }

    @GetMapping("/{consentId}")
    ConsentResponse read(AccessToken token, @PathVariable String consentId) {
        return shown(owned(known(consentId), token));
    }

    @PatchMapping(path = "/{consentId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ConsentResponse patch(AccessToken token, @PathVariable String consentId, InputStream body) throws IOException {
        ConsentStatus consent = owned(known(consentId), token);
        StatusPatch.requireRevoked(JsonBody.read(body));
        return revoke(consent, token);
    }

    @DeleteMapping("/{consentId}")
    ConsentResponse delete(AccessToken token, @PathVariable String consentId) {
        return revoke(owned(known(consentId), token), token);
    }

    private ConsentResponse revoke(ConsentStatus consent, AccessToken token) {
        ConsentId id = consent.consentId();
        send(new RevokeConsent(id, clock.instant(), new Revoker.Tpp(new ClientId(token.clientId()))));
        return shown(owned(id, token));
    }

    private void send(ConsentCommand command) {
        switch (commands.send(command, InteractionId.current().toString())) {
            case Outcome.Accepted _ -> {}
            case Outcome.Refused(var refusal) -> throw Refusals.toException(refusal);
        }
    }

    /** A text that can be no consent's id names no consent, just as an id that was never given. */
    private static ConsentId known(String consentId) {
        return ConsentId.parse(consentId).orElseThrow(Refusals::unknownConsent);
    }

    private ConsentStatus owned(ConsentId id, AccessToken token) {
        ConsentStatus consent =
                statuses.find(id).orElseThrow(Refusals::unknownConsent).consent();
        if (!consent.clientId().value().equals(token.clientId())) {
            throw Refusals.anotherClient();
        }
        return consent;
    }

    private ConsentResponse shown(ConsentStatus consent) {
        return ConsentResponse.of(consent, clock.instant(), base);
    }
}
