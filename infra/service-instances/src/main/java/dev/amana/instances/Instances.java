package dev.amana.instances;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.ResourceAccessException;

/**
 * Every instance of one service. Requests go to those that are well, in turn; nothing ties a caller to one of them. An
 * instance that cannot be reached, or says that it is not ready, is left out until it says that it is. When all are
 * left out all are asked: a look that went wrong must not be what turns callers away.
 */
public final class Instances implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Instances.class);

    private final String service;
    private final List<URI> bases;
    private final Set<URI> leftOut = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private final ReadinessWatch watch;

    /**
     * A service at these addresses. Where there are several, each is asked for its readiness once a second until this
     * is closed.
     *
     * @param service its name, for logs
     * @param bases one for each instance, without a path
     */
    public Instances(String service, List<URI> bases) {
        if (bases.isEmpty()) {
            throw new IllegalArgumentException(service + " has no address");
        }
        this.service = service;
        this.bases = List.copyOf(bases);
        this.watch = new ReadinessWatch();
        if (bases.size() > 1) {
            this.bases.forEach(base -> watch.watch(base, ready -> judge(base, ready)));
        }
    }

    /** What is asked of one instance. */
    @FunctionalInterface
    public interface Question<T, E extends Exception> {
        T ask(URI base) throws IOException, E;
    }

    /**
     * Asks the instance whose turn it is. Where it cannot be reached, and so nothing was sent to it, the next is asked;
     * every other failure is the caller's to judge, since the instance may have done what it was asked.
     */
    public <T, E extends Exception> T reach(Question<T, E> question) throws IOException, E {
        List<URI> order = inTurn();
        for (URI base : order.subList(0, order.size() - 1)) {
            try {
                return question.ask(base);
            } catch (IOException | ResourceAccessException e) {
                if (!NotReached.tells(e)) {
                    throw e;
                }
                judge(base, false);
            }
        }
        return question.ask(order.getLast());
    }

    /** Those that are well, beginning with the one whose turn it is, and behind them those that are left out. */
    List<URI> inTurn() {
        if (bases.size() == 1) {
            return bases;
        }
        List<URI> order = new ArrayList<>(bases);
        Collections.rotate(order, -Math.floorMod(turn.getAndIncrement(), bases.size()));
        order.sort((one, other) -> Boolean.compare(leftOut.contains(one), leftOut.contains(other)));
        return order;
    }

    /** The service's name. */
    String service() {
        return service;
    }

    /** An address to build requests with where the instance is chosen later, by {@link ToOneInstance}. */
    public URI anyBase() {
        return bases.getFirst();
    }

    private void judge(URI base, boolean well) {
        if (well ? leftOut.remove(base) : leftOut.add(base)) {
            log.info("{} at {} {}", service, base, well ? "is back" : "is left out: down or not ready");
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}
