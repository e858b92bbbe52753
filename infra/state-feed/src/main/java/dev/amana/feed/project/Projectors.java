package dev.amana.feed.project;

import dev.amana.feed.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.SmartLifecycle;

/** One projector for each projection, on a thread of its own: a topic does not wait for another. */
final class Projectors implements SmartLifecycle {

    private final List<Worker> workers = new ArrayList<>();
    private final List<CatchUp> catchUps = new ArrayList<>();

    Projectors(
            List<Projection> projections,
            ProjectProperties properties,
            FeedPositions positions,
            SuspendedKeys suspended,
            BoundedTransaction transaction,
            TopicConsumers consumers,
            Map<String, Object> adminProperties,
            MeterRegistry registry) {
        for (Projection projection : projections) {
            String topic = projection.topic();
            StoppedPartitions stopped = new StoppedPartitions(properties);
            ProjectMetrics metrics = new ProjectMetrics(registry, projection, stopped, suspended);
            SliceWriter writer = new SliceWriter(projection, positions, suspended, transaction, properties);
            CatchUp catchUp = new CatchUp(topic, positions);
            Projector projector =
                    new Projector(topic, consumers, adminProperties, positions, writer, catchUp, stopped, metrics);
            catchUps.add(catchUp);
            workers.add(new Worker("feed-project-" + topic, projector, () -> {}, metrics.failures()));
        }
    }

    List<CatchUp> catchUps() {
        return List.copyOf(catchUps);
    }

    @Override
    public void start() {
        workers.forEach(Worker::start);
    }

    @Override
    public void stop() {
        workers.forEach(Worker::stop);
    }

    @Override
    public boolean isRunning() {
        return workers.stream().anyMatch(Worker::isRunning);
    }

    @Override
    public int getPhase() {
        return Worker.PHASE;
    }
}
