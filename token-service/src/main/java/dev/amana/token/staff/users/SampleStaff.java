package dev.amana.token.staff.users;

import dev.amana.token.TokenServiceSettings;
import dev.amana.token.staff.Role;
import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody to sign in as in a sandbox, from the file {@code staff-auditor.json} among the sample keys, where there is one. */
@Component
final class SampleStaff {

    private final StaffTable table;
    private final JsonMapper json;
    private final Optional<Path> keysDir;

    SampleStaff(StaffTable table, JsonMapper json, TokenServiceSettings settings) {
        this.table = table;
        this.json = json;
        this.keysDir = settings.sampleKeysDir();
    }

    @PostConstruct
    void add() throws IOException {
        Optional<Path> file =
                keysDir.map(keys -> keys.resolve("staff-auditor.json")).filter(Files::exists);
        if (file.isPresent()) {
            JsonNode sample = json.readTree(Files.readString(file.get()));
            if (table.credentials(sample.path("name").asString()).isPresent()) {
                return; // a slow hash less at every later start
            }
            table.add(new NewMember(
                    sample.path("name").asString(),
                    Set.of(Role.AUDITOR),
                    sample.path("password").asString(),
                    Base32.decode(sample.path("totpSecret").asString())));
        }
    }
}
