package dev.amana.aisp.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.traces.Cause;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A line of the spool tells a record, and the call's trace where there is one. */
class SpoolFrameTest {

    private static final byte[] VALUE = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    @Test
    void traceOfTheCallIsKeptBesideTheKey() {
        var cause = new Cause(
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "8b0a4a36-4b6c-4c6e-9d0a-5a8f0f2f6c11");
        var read = read(SpoolFrame.framed("consent-1", VALUE, Optional.of(cause)));
        assertThat(read.key()).isEqualTo("consent-1");
        assertThat(read.value()).isEqualTo(VALUE);
        assertThat(read.cause()).contains(cause);
    }

    @Test
    void lineWithoutATraceIsAsItEverWas() {
        var line = SpoolFrame.framed("consent-1", VALUE, Optional.empty());
        assertThat(new String(line, StandardCharsets.UTF_8)).endsWith(" consent-1\t{\"a\":1}\n");
        assertThat(read(line).cause()).isEmpty();
    }

    @Test
    void keyOfAnotherKindCannotPassForATrace() {
        var line = SpoolFrame.framed("a\u001fb\u001fc", VALUE, Optional.empty());
        assertThat(read(line).cause()).isEmpty();
    }

    private static SpoolFrame read(byte[] line) {
        return SpoolFrame.read(Arrays.copyOf(line, line.length - 1));
    }
}
