package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.consent.http.Call.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RestartTest {

    @Test
    void whatWasDecidedIsKnownToTheNextProcess() {
        UUID attempt = UUID.randomUUID();
        String id;
        Answer first;
        try (RunningService before = RunningService.anotherInstance()) {
            Consents consents = new Consents(before);
            id = consents.created();
            first = consents.authorise(id, attempt, "psu-1");
            assertThat(first.status()).isEqualTo(200);
        }
        try (RunningService after = RunningService.anotherInstance()) {
            Consents consents = new Consents(after);
            assertThat(consents.get(id).at("/Data/Status")).isEqualTo("Authorised");
            assertThat(consents.authorise(id, attempt, "psu-1").text()).isEqualTo(first.text());
            assertThat(consents.authorise(id, UUID.randomUUID(), "psu-2").at("/refusal"))
                    .isEqualTo("AnotherPsu");
            assertThat(consents.delete(id).at("/Data/Status")).isEqualTo("Revoked");
            assertThat(after.events(id)).isEqualTo(3);
        }
    }
}
