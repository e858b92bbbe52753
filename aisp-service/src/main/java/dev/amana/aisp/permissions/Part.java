package dev.amana.aisp.permissions;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Fields of a resource, in the order in which they are shown, that any one of these permissions uncovers; public without. */
public record Part(List<String> fields, Set<Permission> uncoveredBy) {

    public Part {
        fields = List.copyOf(fields);
        uncoveredBy = Set.copyOf(uncoveredBy);
    }

    static Part fields(String... fields) {
        return new Part(List.of(fields), Set.of());
    }

    Part by(Permission first, Permission... more) {
        return new Part(fields, EnumSet.of(first, more));
    }

    boolean visibleTo(Set<Permission> granted) {
        return uncoveredBy.isEmpty() || uncoveredBy.stream().anyMatch(granted::contains);
    }
}
