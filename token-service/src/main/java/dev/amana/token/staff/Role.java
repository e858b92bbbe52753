package dev.amana.token.staff;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a member of staff may do. */
public enum Role {
    /** Reads histories and decisions, changes nothing. */
    AUDITOR,
    /** Keeps the installation running: keys, replays, suspended consents. */
    OPERATOR;

    /** Its name in the {@code roles} claim. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of some, in their order. */
    public static List<String> wireNames(Set<Role> roles) {
        return roles.stream().sorted().map(Role::wireName).toList();
    }

    /** Reads names; an {@link IllegalArgumentException} for one that is no role, or for none at all. */
    public static Set<Role> of(Collection<String> names) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : names) {
            roles.add(Arrays.stream(values())
                    .filter(role -> role.wireName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("a role is auditor or operator")));
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("at least one role is needed: auditor or operator");
        }
        return Collections.unmodifiableSet(roles);
    }
}
