package dev.amana.traces;

import java.util.Set;

/**
 * Paths that are served before any route is looked for, and that name nobody, so that a trace may show them as they are.
 *
 * @param paths without placeholders
 */
public record FixedPaths(Set<String> paths) {

    public FixedPaths {
        paths = Set.copyOf(paths);
    }

    static FixedPaths none() {
        return new FixedPaths(Set.of());
    }
}
