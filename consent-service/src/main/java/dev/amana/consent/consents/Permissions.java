package dev.amana.consent.consents;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/** The permissions of one consent, each once, in the order in which the TPP named them first. */
public record Permissions(List<Permission> list) {

    public Permissions {
        list = List.copyOf(new LinkedHashSet<>(list));
    }

    public static Permissions of(Collection<Permission> permissions) {
        return new Permissions(List.copyOf(permissions));
    }

    /** Whether at least one of these is among them. */
    public boolean hasAnyOf(Permission... some) {
        return List.of(some).stream().anyMatch(list::contains);
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }
}
