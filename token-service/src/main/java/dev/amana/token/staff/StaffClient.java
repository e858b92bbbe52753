package dev.amana.token.staff;

import dev.amana.token.applications.Application;
import java.util.Set;

/**
 * A program that staff use.
 *
 * @param application how it proves itself, and where codes may be sent
 * @param roles what it may do by itself
 */
public record StaffClient(Application application, Set<Role> roles) {

    public StaffClient {
        roles = Set.copyOf(roles);
    }

    public String clientId() {
        return application.clientId();
    }
}
