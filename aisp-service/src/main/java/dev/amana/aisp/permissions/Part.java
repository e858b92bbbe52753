package dev.amana.aisp.permissions;

import java.util.EnumSet;
import java.util.Set;

/** Fields of a resource that become visible together, by any one of these permissions. */
public record Part(Set<String> fields, Set<Permission> uncoveredBy) {

    public Part {
        fields = Set.copyOf(fields);
        uncoveredBy = Set.copyOf(uncoveredBy);
    }

    static Part fields(String... fields) {
        return new Part(Set.of(fields), Set.of());
    }

    Part by(Permission first, Permission... more) {
        return new Part(fields, EnumSet.of(first, more));
    }

    boolean visibleTo(Set<Permission> granted) {
        return uncoveredBy.stream().anyMatch(granted::contains);
    }
}
