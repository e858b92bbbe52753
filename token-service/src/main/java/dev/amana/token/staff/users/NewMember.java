package dev.amana.token.staff.users;

import dev.amana.token.staff.Role;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Somebody to be taken in.
 *
 * @param name 1 to 64 of letters, digits, dot, dash, underscore and at-sign; in any case, kept in lower case
 * @param password told to them once
 * @param totpSecret for their authenticator app, told to them once
 */
record NewMember(String name, Set<Role> roles, String password, byte[] totpSecret) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9._@-]{1,64}");

    NewMember {
        name = canonical(name);
        if (!isName(name)) {
            throw new IllegalArgumentException("a name is 1 to 64 letters, digits, dots, dashes, underscores or @");
        }
        roles = Set.copyOf(roles);
    }

    /** Whether anybody can have a name that is spelled so. */
    static boolean isName(String canonical) {
        return NAME.matcher(canonical).matches();
    }

    /** The one spelling of a name. */
    static String canonical(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }
}
