package dev.amana.token.staff.users;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/** The one place where people have passwords, and so the one place with a slow hash: bcrypt. */
@Component
final class Passwords {

    /** A quarter of a second or so: as slow as a person does not mind, since a stolen table is tried offline. */
    private static final int COST = 12;
    /** Well-formed, and made from no password. */
    private static final String NOBODYS = "$2a$12$" + ".".repeat(53);
    /** bcrypt reads no more. */
    private static final int BYTES = 72;
    /** Without letters and digits that look alike; 20 of these are 98 bits. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int CHARACTERS = 20;
    private static final int GROUP = 5;

    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder(COST);
    private final SecureRandom random = new SecureRandom();

    /** A new one, in groups of five. */
    String generate() {
        StringBuilder password = new StringBuilder();
        for (int n = 0; n < CHARACTERS; n++) {
            if (n > 0 && n % GROUP == 0) {
                password.append('-');
            }
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    /** What is kept of it. */
    String hash(String password) {
        return encoder.encode(password);
    }

    boolean matches(String typed, String hash) {
        boolean readable = typed.getBytes(StandardCharsets.UTF_8).length <= BYTES;
        return encoder.matches(readable ? typed : "too long", hash) && readable;
    }

    /** Takes the time of a comparison where there is nothing to compare with. */
    void matchNobody(String typed) {
        matches(typed, NOBODYS);
    }
}
