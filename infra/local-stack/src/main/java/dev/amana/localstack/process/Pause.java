package dev.amana.localstack.process;

import dev.amana.localstack.StackException;
import java.time.Duration;

/** The time between two looks at something that is awaited. */
public final class Pause {

    private Pause() {}

    public static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
