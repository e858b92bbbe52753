package dev.amana.consent.replay;

import dev.amana.consent.eventstore.DirectConnections;
import dev.amana.consent.eventstore.StoredEvents;
import dev.amana.feed.Worker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The thread of each instance that looks for replays to do. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReplaySettings.class)
class ReplayConfiguration {

    @Bean
    Worker replayWorker(
            ReplayTable replays,
            List<DerivedTable> derived,
            List<ToldStates> told,
            DirectConnections database,
            StoredEvents stored,
            ReplaySettings settings,
            MeterRegistry meters) {
        ReplayLookout lookout =
                new ReplayLookout(replays, new ReplayWork(derived, told, database, stored, settings), settings);
        Counter interruptions = Counter.builder("amana.consent.replay.interruptions")
                .description("Times a replay was interrupted and gone on with later")
                .register(meters);
        return new Worker("replay", lookout, lookout::wake, interruptions);
    }
}
