package dev.amana.aisp.permissions;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a consent must grant before an endpoint answers: at least one permission of every group; nothing of no group. */
public record Requirement(List<Set<Permission>> groups) {

    public Requirement {
        groups = List.copyOf(groups);
    }

    /** Public data: no consent is needed. */
    static Requirement nothing() {
        return new Requirement(List.of());
    }

    static Requirement oneOf(Permission first, Permission... more) {
        return new Requirement(List.of(EnumSet.of(first, more)));
    }

    Requirement andOneOf(Permission first, Permission... more) {
        return new Requirement(Stream.concat(groups.stream(), Stream.of(Set.copyOf(EnumSet.of(first, more))))
                .toList());
    }

    boolean isNothing() {
        return groups.isEmpty();
    }

    /** Whether these granted permissions suffice. */
    public boolean metBy(Set<Permission> granted) {
        return groups.stream().allMatch(group -> group.stream().anyMatch(granted::contains));
    }
}
