package dev.amana.consent.internalapi;

import dev.amana.consent.consents.ConsentCommand.AuthoriseConsent;
import dev.amana.consent.consents.ConsentCommand.RejectConsent;
import dev.amana.consent.consents.ConsentCommand.RevokeConsent;
import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.consents.Refusal;
import dev.amana.consent.consents.Status;
import dev.amana.consent.eventstore.ConsentCommands;
import dev.amana.consent.eventstore.Outcome;
import dev.amana.consent.status.ConsentStatuses;
import dev.amana.openbanking.interaction.InteractionId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What token-service and aisp-service ask: how a consent stands, and to record what a PSU or the bank decided. */
@RestController
@RequestMapping(path = "/internal/consents/{consentId}", produces = MediaType.APPLICATION_JSON_VALUE)
class InternalConsents {

    private final ConsentCommands commands;
    private final ConsentStatuses statuses;
    private final InstantSource clock;

    InternalConsents(ConsentCommands commands, ConsentStatuses statuses, InstantSource clock) {
        this.commands = commands;
        this.statuses = statuses;
        this.clock = clock;
    }

    @GetMapping
    InternalConsent read(@PathVariable String consentId) {
        return statuses.find(known(consentId))
                .map(reading -> InternalConsent.of(reading, clock.instant()))
                .orElseThrow(() -> new RefusedException(new Refusal.UnknownConsent()));
    }

    @PostMapping(path = "/authorisations", consumes = MediaType.APPLICATION_JSON_VALUE)
    AuthorisationAnswer authorise(@PathVariable String consentId, @RequestBody AuthorisationRequest request) {
        AuthoriseConsent command = new AuthoriseConsent(
                known(consentId),
                clock.instant(),
                request.attemptId(),
                request.clientId(),
                request.psuId(),
                request.accountIds());
        return switch (commands.send(command, interaction(request.interactionId()))) {
            case Outcome.Accepted(var consent) -> AuthorisationAnswer.of(consent, request.attemptId());
            case Outcome.Refused(var refusal) -> throw new RefusedException(refusal);
        };
    }

    @PostMapping(path = "/rejections", consumes = MediaType.APPLICATION_JSON_VALUE)
    RejectionAnswer reject(@PathVariable String consentId, @RequestBody RejectionRequest request) {
        RejectConsent command = new RejectConsent(
                known(consentId),
                clock.instant(),
                request.attemptId(),
                request.clientId(),
                request.psuId(),
                request.reason());
        return switch (commands.send(command, interaction(request.interactionId()))) {
            case Outcome.Accepted(var consent) ->
                new RejectionAnswer(consent.terms().consentId().value(), Status.REJECTED.code());
            case Outcome.Refused(var refusal) -> throw new RefusedException(refusal);
        };
    }

    @PostMapping(path = "/revocations", consumes = MediaType.APPLICATION_JSON_VALUE)
    RevocationAnswer revoke(@PathVariable String consentId, @RequestBody RevocationRequest request) {
        RevokeConsent command = new RevokeConsent(known(consentId), clock.instant(), request.revoker());
        return switch (commands.send(command, interaction(request.interactionId()))) {
            case Outcome.Accepted(var consent) -> RevocationAnswer.of(consent);
            case Outcome.Refused(var refusal) -> throw new RefusedException(refusal);
        };
    }

    private static ConsentId known(String consentId) {
        return ConsentId.parse(consentId).orElseThrow(() -> new RefusedException(new Refusal.UnknownConsent()));
    }

    /** The id of the PSU's own call where it is told, else that of the call between the services. */
    private static String interaction(Optional<UUID> told) {
        return told.map(UUID::toString).orElseGet(() -> InteractionId.current().toString());
    }
}
