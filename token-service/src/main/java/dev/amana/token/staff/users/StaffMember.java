package dev.amana.token.staff.users;

import dev.amana.token.staff.Role;
import java.util.Set;
import java.util.UUID;

/**
 * One of the bank's own people.
 *
 * @param id what tokens and audit trails call them; never given to another
 * @param name what they type to sign in
 */
public record StaffMember(UUID id, String name, Set<Role> roles) {

    public StaffMember {
        roles = Set.copyOf(roles);
    }
}
