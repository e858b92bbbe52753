package dev.amana.localstack.keys;

import java.security.SecureRandom;
import java.util.Base64;

/** An auditor of this stack's own: a random password, and a random secret for an authenticator app. */
final class SampleStaff {

    private static final String NAME = "sample-auditor";
    /** RFC 4648 §6; 32 of its characters are the 160 bits of RFC 6238's secrets. */
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static final int SECRET_CHARACTERS = 32;

    private SampleStaff() {}

    static String json() {
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.random());
        var secret = new StringBuilder();
        new SecureRandom().ints(SECRET_CHARACTERS, 0, BASE32.length()).forEach(at -> secret.append(BASE32.charAt(at)));
        return """
                {
                  "name": "%1$s",
                  "password": "%2$s",
                  "totpSecret": "%3$s",
                  "totpAddress": "otpauth://totp/Amana%%20staff:%1$s?secret=%3$s&issuer=Amana%%20staff",
                  "roles": ["auditor"]
                }
                """.formatted(NAME, password, secret);
    }
}
