package dev.amana.aisp.decisions;

import dev.amana.traces.Cause;
import dev.amana.traces.Traces;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decision records on this instance's own disk, in order, from before the answer leaves until Kafka has them (docs/decisions/0004).
 * A record is with the operating system when {@link #append} returns, so the death of this process loses none; the disk
 * is made to hold them ten times a second, so a power loss takes at most that. The size is bounded, and what does not
 * fit is refused, never dropped.
 */
public final class Spool implements Closeable {
    private static final Logger log = LoggerFactory.getLogger(Spool.class);

    private final SpoolSlot slot;
    private final SpoolFiles files;
    private final long maxBytes;
    private final long segmentBytes;
    private final MeterRegistry meters;
    private final AtomicLong pending = new AtomicLong();
    private final ReentrantLock writing = new ReentrantLock();
    private final ScheduledExecutorService upkeep = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("decision-spool").factory());

    private FileChannel channel;
    private volatile long segment;
    private volatile long written;
    private volatile boolean unsynced;
    private SpoolPosition forwarded;

    /**
     * Opens the spool with all that an earlier process left in it.
     *
     * @throws UncheckedIOException if the directory cannot be used
     */
    public Spool(Path root, long maxBytes, long segmentBytes, Duration syncEvery, MeterRegistry meters) {
        this.slot = SpoolSlot.claim(root);
        this.files = new SpoolFiles(slot.directory());
        this.maxBytes = maxBytes;
        this.segmentBytes = segmentBytes;
        this.meters = meters;
        try {
            this.forwarded = SpoolPosition.load(slot.directory());
            var left = files.segments();
            for (var number : left) {
                if (number < forwarded.segment()) {
                    files.delete(number);
                } else {
                    pending.addAndGet(files.size(number) - (number == forwarded.segment() ? forwarded.offset() : 0));
                }
            }
            this.segment = Math.max(forwarded.segment(), left.isEmpty() ? 0 : left.last()) + 1;
            this.channel = files.create(segment);
        } catch (IOException e) {
            throw new UncheckedIOException("the spool in " + root + " cannot be opened", e);
        }
        Gauge.builder("amana.decisions.spooled", pending, AtomicLong::get)
                .description("Decision records that Kafka does not have yet")
                .baseUnit("bytes")
                .register(meters);
        var _ = upkeep.scheduleWithFixedDelay(
                this::sync, syncEvery.toMillis(), syncEvery.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Writes a record down.
     *
     * @throws SpoolUnavailable if there is no room or the disk fails; then nothing of it is written
     */
    public void append(DecisionRecord decision) {
        var line = SpoolFrame.framed(decision.key(), decision.bytes(), Traces.cause());
        writing.lock();
        try {
            if (pending.get() + line.length > maxBytes) {
                throw refused("full", new SpoolUnavailable("the spool is full"));
            }
            if (written > 0 && written + line.length > segmentBytes) {
                startNextSegment();
            }
            write(line);
        } catch (IOException e) {
            throw refused("failed", new SpoolUnavailable("the spool cannot be written", e));
        } finally {
            writing.unlock();
        }
    }

    /** The records that come next to be forwarded, each with the position after it; none if all are. */
    public List<Spooled> next(int most) throws IOException {
        for (; ; ) {
            var at = forwarded;
            var current = segment;
            var end = at.segment() == current ? written : -1;
            if (end < 0 && files.segments().contains(at.segment())) {
                end = files.size(at.segment());
            }
            if (at.offset() < end) {
                var read = files.read(at.segment(), at.offset(), end, most);
                if (!read.isEmpty()) {
                    return read.stream()
                            .map(record -> new Spooled(
                                    record.frame().key(),
                                    record.frame().value(),
                                    record.frame().cause(),
                                    new SpoolPosition(at.segment(), record.end())))
                            .toList();
                }
            }
            if (at.segment() >= current) {
                return List.of();
            }
            // Nothing more can come in an earlier segment than the current one.
            var following = files.segments().higher(at.segment());
            move(new SpoolPosition(following == null ? current : following, 0), Math.max(0, end - at.offset()));
            files.delete(at.segment());
        }
    }

    /**
     * A record to forward.
     *
     * @param cause the call's step, where it was recorded
     */
    public record Spooled(String key, byte[] value, Optional<Cause> cause, SpoolPosition after) {}

    /** Everything up to here has arrived. */
    public void forwarded(SpoolPosition upTo) throws IOException {
        move(upTo, upTo.offset() - forwarded.offset());
    }

    private void move(SpoolPosition next, long bytes) throws IOException {
        next.store(slot.directory());
        forwarded = next;
        pending.addAndGet(-bytes);
    }

    private void write(byte[] line) throws IOException {
        var start = written;
        try {
            var buffer = ByteBuffer.wrap(line);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            channel.truncate(start);
            throw e;
        }
        written = start + line.length;
        unsynced = true;
        pending.addAndGet(line.length);
    }

    private void startNextSegment() throws IOException {
        var next = files.create(segment + 1);
        channel.force(true);
        channel.close();
        channel = next;
        // The reader takes "written" for the length of "segment", so the shorter of the two is shown first.
        written = 0;
        segment = segment + 1;
    }

    private void sync() {
        if (unsynced) {
            writing.lock();
            var now = channel;
            unsynced = false;
            writing.unlock();
            try {
                now.force(false);
            } catch (IOException e) {
                log.error("The spool of decision records cannot be forced to disk", e);
                meters.counter("amana.decisions.unsynced").increment();
                unsynced = now.isOpen() || unsynced;
            }
        }
    }

    private SpoolUnavailable refused(String why, SpoolUnavailable refusal) {
        meters.counter("amana.decisions.refused", "why", why).increment();
        return refusal;
    }

    @Override
    public void close() throws IOException {
        upkeep.shutdown();
        writing.lock();
        try {
            if (channel.isOpen()) {
                channel.force(true);
                channel.close();
            }
        } finally {
            writing.unlock();
            slot.close();
        }
    }
}
