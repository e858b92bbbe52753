package dev.amana.localstack;

import java.util.OptionalLong;

/**
 * How a part is at this moment.
 *
 * @param pid of its process, when it has one
 * @param residentMib what its process and those it made hold of memory, where the system tells
 */
public record PartStatus(String name, int port, State state, OptionalLong pid, OptionalLong residentMib) {

    /** What a part can be. */
    public enum State {
        READY,
        NOT_READY,
        STOPPED
    }
}
