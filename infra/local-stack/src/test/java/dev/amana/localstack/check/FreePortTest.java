package dev.amana.localstack.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.localstack.StackException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortTest {

    @Test
    void takenPortIsNamedWithThePartThatWantedItAndTheRemedy() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> FreePort.require(port, "token-service"))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("port " + port + ", which token-service needs, is taken")
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void baseIsPassedOverForAPortFarAboveItThatIsTaken() throws IOException {
        int first = FreePort.base(14, 0, 363);
        try (ServerSocket taken = new ServerSocket(first + 363, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePort.base(14, 0, 363)).isNotEqualTo(taken.getLocalPort() - 363);
        }
    }

    @Test
    void runOfFreePortsIsFree() {
        int first = FreePort.runOf(8);
        assertThatCode(() -> {
                    for (int port = first; port < first + 8; port++) {
                        FreePort.require(port, "a part");
                    }
                })
                .doesNotThrowAnyException();
    }
}
