package dev.amana.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

class InstancesTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Instance first = new Instance();
    private final Instance second = new Instance();
    private final Instances both = new Instances("sample", List.of(first.base(), second.base()));

    @AfterEach
    void stop() {
        both.close();
        first.close();
        second.close();
    }

    @Test
    void instancesTakeTurns() throws IOException {
        List<URI> asked = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            asked.add(both.reach(base -> base));
        }
        assertThat(asked).containsExactly(first.base(), second.base(), first.base(), second.base());
    }

    @Test
    void unreadyInstanceIsLeftOutUntilItIsReadyAgain() {
        first.ready(false);
        await().atMost(SOON).until(() -> never(first));
        first.ready(true);
        await().atMost(SOON).until(() -> !never(first));
    }

    @Test
    void instanceThatEndedIsLeftOut() {
        second.close();
        await().atMost(SOON).until(() -> never(second));
    }

    @Test
    void whenAllAreLeftOutAllAreAsked() {
        for (int round = 0; round < 3; round++) {
            List<URI> asked = new ArrayList<>();
            assertThatThrownBy(() -> both.reach(base -> {
                        asked.add(base);
                        throw new ConnectException("refused");
                    }))
                    .isInstanceOf(ConnectException.class);
            assertThat(asked).containsExactlyInAnyOrder(first.base(), second.base());
        }
    }

    @Test
    void requestThatReachedNobodyGoesToTheNextWithItsBody() {
        try (Instances oneDown = new Instances("sample", List.of(Instance.nobody(), second.base()))) {
            RestClient http = RestClient.builder()
                    .baseUrl(oneDown.anyBase())
                    .requestInterceptor(new ToOneInstance(oneDown))
                    .build();
            for (int i = 0; i < 2; i++) {
                http.post()
                        .uri("/asked/{name}?b={b}", "a b", "/&")
                        .body("told " + i)
                        .retrieve()
                        .toBodilessEntity();
            }
        }
        assertThat(second.received()).containsExactly("/asked/a%20b?b=%2F%26 told 0", "/asked/a%20b?b=%2F%26 told 1");
    }

    @Test
    void requestThatMayHaveArrivedIsNotRepeated() {
        List<URI> asked = new ArrayList<>();
        assertThatThrownBy(() -> both.reach(base -> {
                    asked.add(base);
                    throw new IOException("connection reset");
                }))
                .hasMessage("connection reset");
        assertThat(asked).hasSize(1);
    }

    @Test
    void lastFailureIsTheAnswerWhenNobodyIsReached() {
        assertThatThrownBy(() -> both.reach(base -> {
                    throw new ResourceAccessException("refused", new ConnectException(base.toString()));
                }))
                .isInstanceOf(ResourceAccessException.class);
    }

    @Test
    void serviceWithoutAddressIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Instances("sample", List.of()));
    }

    /** Whether as many turns as there are instances pass it by. */
    private boolean never(Instance instance) {
        return Stream.generate(both::inTurn)
                .limit(2)
                .noneMatch(order -> order.getFirst().equals(instance.base()));
    }
}
