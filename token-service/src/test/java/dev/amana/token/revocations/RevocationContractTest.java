package dev.amana.token.revocations;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.amana.feed.FeedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RevocationContractTest {

    private static final Path CONTRACT = Path.of("contract");

    static Stream<Revocation> revocations() {
        Instant since = Instant.parse("2026-11-21T02:01:00.123Z");
        return Stream.of(
                new Revocation(
                        1,
                        "grant",
                        "3d9f5a52-2f5a-4c36-9f0e-6f1a52a0a9c1",
                        since,
                        Instant.parse("2026-11-21T02:31:00.123Z")),
                new Revocation(
                        1,
                        "token",
                        "9d8c6c9e-6a0a-4b43-8b3f-0f4f3f9a2b11",
                        since,
                        Instant.parse("2026-11-21T02:25:30Z")),
                new Revocation(1, "client", "tpp-one", since, Instant.parse("2026-11-21T02:31:00.123Z")));
    }

    @ParameterizedTest
    @MethodSource("revocations")
    void isWrittenAsItsExampleAndFitsTheSchema(Revocation revocation) throws IOException {
        String written = FeedJson.MAPPER.writeValueAsString(revocation);

        assertThat(written)
                .isEqualTo(Files.readString(
                                CONTRACT.resolve("token-revocations.v1.examples/" + revocation.kind() + ".json"))
                        .strip());
        assertThat(violations(written)).isEmpty();
    }

    @Test
    void aLiftedSuspensionIsWrittenAsItsExampleAndFitsTheSchema() throws IOException {
        Instant at = Instant.parse("2026-11-21T03:00:00Z");
        String written =
                FeedJson.MAPPER.writeValueAsString(new Revocation(1, "client", "tpp-one", at, at, Optional.of(true)));

        assertThat(written)
                .isEqualTo(Files.readString(CONTRACT.resolve("token-revocations.v1.examples/client.lifted.json"))
                        .strip());
        assertThat(violations(written)).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsNoRevocation() throws IOException {
        assertThat(violations("{\"schema\":2,\"kind\":\"grant\",\"id\":\"x\"}")).isNotEmpty();
        assertThat(violations("{\"schema\":1,\"kind\":\"consent\",\"id\":\"x\",\"since\":\"2026-11-21T02:01:00Z\","
                        + "\"keepUntil\":\"2026-11-21T02:01:00Z\"}"))
                .isNotEmpty();
    }

    private static java.util.List<com.networknt.schema.Error> violations(String json) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(CONTRACT.resolve("token-revocations.v1.schema.json")));
        return schema.validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}
