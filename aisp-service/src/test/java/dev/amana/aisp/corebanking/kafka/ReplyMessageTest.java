package dev.amana.aisp.corebanking.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.aisp.corebanking.Reply;
import dev.amana.testsupport.contracts.Expectation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What core banking promises to answer is understood, and nothing else is taken for an answer. */
class ReplyMessageTest {
    private static final Path PROMISED = Path.of("../core-banking-stub/contract/examples");

    @Test
    void ofCoreBankingsRepliesNothingIsNeededButWhatIsExpected() {
        var expected = Expectation.named("aisp-service", "core-banking-stub", "replies");
        expected.examples().forEach((file, golden) -> {
            var found = new Reply.Found(golden.path("body"));
            assertThat(read(golden)).as(file).isEqualTo(found);
            assertThat(read(expected.least(golden))).as(file).isEqualTo(found);
            assertThat(read(((ObjectNode) golden.deepCopy()).put("addedLater", 1)))
                    .as(file)
                    .isEqualTo(found);
            expected.lacking(golden)
                    .forEach((field, reply) -> assertThat(read(reply))
                            .as(file + " without " + field)
                            .isInstanceOf(Reply.Unavailable.class));
        });
    }

    private static Reply read(JsonNode reply) {
        return read(reply.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFailureItPromisesIsUnavailable() throws IOException {
        assertThat(read(Files.readAllBytes(PROMISED.resolve("reply-failed.json"))))
                .isInstanceOf(Reply.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"schema\":2,\"outcome\":\"Found\",\"body\":{}}",
                "{\"schema\":1,\"outcome\":\"Found\",\"body\":[]}",
                "{\"schema\":1,\"outcome\":\"Found\"}",
                "{\"schema\":1}",
            })
    void anythingElseIsUnavailable(String value) {
        assertThat(read(value.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Reply.Unavailable.class);
    }

    @Test
    void aReplyThatIsTooLongIsNotEvenRead() {
        assertThat(read(new byte[512 * 1024 + 1])).isEqualTo(new Reply.Unavailable("a reply of 524289 bytes"));
    }

    private static Reply read(byte[] value) {
        return ReplyMessage.read(value, Optional.empty()).orElseThrow();
    }
}
