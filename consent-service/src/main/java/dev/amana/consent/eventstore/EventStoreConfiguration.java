package dev.amana.consent.eventstore;

import dev.amana.axon.EventCatalogue;
import dev.amana.consent.consents.ConsentCommand;
import dev.amana.consent.consents.ConsentEvent.ConsentAuthorised;
import dev.amana.consent.consents.ConsentEvent.ConsentCreated;
import dev.amana.consent.consents.ConsentEvent.ConsentExpired;
import dev.amana.consent.consents.ConsentEvent.ConsentExpiryNoticed;
import dev.amana.consent.consents.ConsentEvent.ConsentReauthorised;
import dev.amana.consent.consents.ConsentEvent.ConsentRejected;
import dev.amana.consent.consents.ConsentEvent.ConsentRevoked;
import dev.amana.consent.json.ConsentValues;
import java.util.Objects;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The names under which events are kept, and which of a command's metadata they take along. */
@Configuration(proxyBeanMethods = false)
public class EventStoreConfiguration {

    @Bean
    public static EventCatalogue consentEvents() {
        return EarlierRevisions.addTo(new EventCatalogue(ConsentValues.module())
                .with("ConsentCreated", "1", ConsentCreated.class)
                .with("ConsentAuthorised", "1", ConsentAuthorised.class)
                .with("ConsentReauthorised", "1", ConsentReauthorised.class)
                .with("ConsentRejected", "1", ConsentRejected.class)
                .with("ConsentRevoked", "2", ConsentRevoked.class)
                .with("ConsentExpired", "1", ConsentExpired.class)
                .with("ConsentExpiryNoticed", "1", ConsentExpiryNoticed.class));
    }

    @Bean
    DirectConnections directConnections(JdbcConnectionDetails database) {
        return new DirectConnections(
                database.getJdbcUrl(),
                Objects.requireNonNull(database.getUsername()),
                Objects.requireNonNull(database.getPassword()));
    }

    @Bean
    CommandTargetResolver consentCommandTargets() {
        return message -> {
            if (message.getPayload() instanceof ConsentCommand command) {
                return new VersionedAggregateIdentifier(command.consentId().value(), null);
            }
            throw new IllegalArgumentException(message.getCommandName() + " is about no consent");
        };
    }

    @Bean
    CorrelationDataProvider metadataOfCommands() {
        return new SimpleCorrelationDataProvider(
                EventMetadata.ACTOR_KIND,
                EventMetadata.ACTOR_ID,
                EventMetadata.INTERACTION_ID,
                EventMetadata.ATTEMPT_ID,
                EventMetadata.COMMAND_ID);
    }
}
