package dev.amana.token.staff.users;

import dev.amana.token.support.Http;
import dev.amana.token.support.KeyFiles;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A member of staff with a password in mind and an authenticator app in hand. */
public record Member(String id, String name, String password, byte[] secret) {

    /** Somebody new, taken in as the bank does it. */
    public static Member join(URI api, String role) {
        String name = "staff-" + UUID.randomUUID();
        HttpResponse<String> answer = Http.post(
                api,
                "application/json",
                "{\"name\":\"%s\",\"roles\":[\"%s\"]}".formatted(name, role),
                "Authorization",
                "Bearer " + KeyFiles.ADMIN_KEY);
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        JsonNode joined = JsonMapper.shared().readTree(answer.body());
        return new Member(
                joined.path("staffId").asString(),
                name,
                joined.path("password").asString(),
                Base32.decode(joined.path("totpSecret").asString()));
    }

    /** What the app shows now, or so many half minutes ahead. */
    public String code(int stepsAhead) {
        return Totp.code(secret, Totp.step(Instant.now()) + stepsAhead);
    }
}
