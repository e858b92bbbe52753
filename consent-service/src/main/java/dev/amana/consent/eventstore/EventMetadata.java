package dev.amana.consent.eventstore;

import dev.amana.consent.consents.AttemptId;
import dev.amana.consent.consents.ConsentCommand;
import dev.amana.consent.consents.ConsentCommand.AuthoriseConsent;
import dev.amana.consent.consents.ConsentCommand.CreateConsent;
import dev.amana.consent.consents.ConsentCommand.NoticeExpiry;
import dev.amana.consent.consents.ConsentCommand.RecordExpiry;
import dev.amana.consent.consents.ConsentCommand.RejectConsent;
import dev.amana.consent.consents.ConsentCommand.RejectUnfinished;
import dev.amana.consent.consents.ConsentCommand.RevokeConsent;
import dev.amana.consent.consents.PsuId;
import dev.amana.consent.consents.Revoker;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What every event tells besides what happened: who did it, by which call and attempt. No personal data. */
final class EventMetadata {

    static final String ACTOR_KIND = "actorKind";
    static final String ACTOR_ID = "actorId";
    static final String INTERACTION_ID = "interactionId";
    static final String ATTEMPT_ID = "attemptId";
    static final String COMMAND_ID = "commandId";

    /** A PSU who declined without having signed in. */
    private static final String UNIDENTIFIED = "unidentified";

    /** What happens because time has passed is nobody's wish. */
    private static final String CONSENT_SERVICE = "consent-service";

    private record Actor(String kind, String id) {}

    private EventMetadata() {}

    static Map<String, String> of(ConsentCommand command, String interactionId) {
        Actor actor = actor(command);
        Map<String, String> metadata = new HashMap<>(Map.of(
                ACTOR_KIND, actor.kind(),
                ACTOR_ID, actor.id(),
                INTERACTION_ID, interactionId,
                COMMAND_ID, commandId(command).toString()));
        switch (command) {
            case AuthoriseConsent authorise ->
                metadata.put(ATTEMPT_ID, authorise.attemptId().toString());
            case RejectConsent reject ->
                metadata.put(ATTEMPT_ID, reject.attemptId().toString());
            case RevokeConsent revoke -> attempt(revoke.by()).ifPresent(id -> metadata.put(ATTEMPT_ID, id.toString()));
            case CreateConsent _, RejectUnfinished _, RecordExpiry _, NoticeExpiry _ -> {}
        }
        return metadata;
    }

    /** What happens because time has passed has the same id on every instance that tries. */
    private static UUID commandId(ConsentCommand command) {
        return switch (command) {
            case RejectUnfinished unfinished -> named("RejectUnfinished " + unfinished.consentId());
            case RecordExpiry expiry -> named("RecordExpiry " + expiry.consentId());
            case NoticeExpiry notice -> named("NoticeExpiry " + notice.daysBefore() + " " + notice.consentId());
            case CreateConsent _, AuthoriseConsent _, RejectConsent _, RevokeConsent _ -> UUID.randomUUID();
        };
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<AttemptId> attempt(Revoker by) {
        return switch (by) {
            case Revoker.Psu psu -> psu.attemptId();
            case Revoker.Tpp _, Revoker.Bank _ -> Optional.empty();
        };
    }

    private static Actor actor(ConsentCommand command) {
        return switch (command) {
            case CreateConsent create -> new Actor("Tpp", create.clientId().value());
            case AuthoriseConsent authorise ->
                new Actor("Psu", authorise.psuId().value());
            case RejectConsent reject ->
                new Actor("Psu", reject.psuId().map(PsuId::value).orElse(UNIDENTIFIED));
            case RejectUnfinished _, RecordExpiry _, NoticeExpiry _ -> new Actor("Clock", CONSENT_SERVICE);
            case RevokeConsent revoke ->
                switch (revoke.by()) {
                    case Revoker.Tpp tpp -> new Actor("Tpp", tpp.clientId().value());
                    case Revoker.Psu psu -> new Actor("Psu", psu.psuId().value());
                    case Revoker.Bank bank -> new Actor("Bank", bank.staffId().value());
                };
        };
    }
}
