package dev.amana.token.limits;

import java.time.Instant;

/**
 * How often something was tried in the window under way.
 *
 * @param windowEnd when the count starts afresh
 */
public record TryCount(int tries, Instant windowEnd) {

    /** Whether it was already tried as often as allowed. */
    public boolean isUsedUp(int most) {
        return tries >= most;
    }
}
