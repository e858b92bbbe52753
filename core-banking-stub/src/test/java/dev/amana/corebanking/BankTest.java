package dev.amana.corebanking;

import static dev.amana.corebanking.Questions.REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** The bank is asked about an account; what it says fits its contract. */
abstract class BankTest {

    static final RunningBank BANK = RunningBank.shared();

    static final Schema REPLIES = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(contract("reply"), InputFormat.JSON);

    static String contract(String schema) {
        try {
            return Files.readString(Path.of("contract/schemas/" + schema + ".schema.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String question(String query, String account, String more) {
        return "{\"schema\":1,\"deadline\":\"%s\",\"query\":\"%s\",\"accountIds\":[\"%s\"]%s}"
                .formatted(Instant.now().plusSeconds(30), query, account, more);
    }

    static JsonNode body(String query, String account, String more) {
        JsonNode reply = BANK.ask(REQUESTS, question(query, account, more));
        assertThat(reply.path("outcome").asString()).as(reply.toString()).isEqualTo("Found");
        assertThat(REPLIES.validate(reply.toString(), InputFormat.JSON))
                .as(query)
                .isEmpty();
        return reply.path("body");
    }

    static JsonNode customers(String some) {
        return RunningBank.JSON.readTree(
                BANK.get("/customers?" + some, "application/json").body());
    }
}
