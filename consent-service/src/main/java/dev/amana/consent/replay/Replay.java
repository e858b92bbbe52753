package dev.amana.consent.replay;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * One replay, as its row says.
 *
 * @param swaps whether the table made again takes the live one's place; if not, they are only compared
 * @param fromIndex where only consents are made again to which something happened from this global index on
 * @param askedBy the member of staff
 * @param completeTo every event up to this global index is committed, and in the shadow or ahead of the copying
 * @param copiedTo the last consent that was copied
 * @param eventsTotal how many there are to read, as counted at the beginning
 * @param movedAt when the last batch was committed
 * @param lockedMillis how long writers had to wait for the swap
 * @param failure why it could not come to its end
 */
public record Replay(
        UUID id,
        String projection,
        boolean swaps,
        OptionalLong fromIndex,
        String askedBy,
        Instant askedAt,
        ReplayPhase phase,
        boolean cancelled,
        long completeTo,
        String copiedTo,
        long eventsTotal,
        long eventsDone,
        long consentsDone,
        Optional<Instant> beganAt,
        Optional<Instant> movedAt,
        Optional<Instant> endedAt,
        OptionalLong lockedMillis,
        Optional<String> failure) {}
