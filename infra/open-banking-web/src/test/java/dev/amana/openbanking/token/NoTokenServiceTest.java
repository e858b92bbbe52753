package dev.amana.openbanking.token;

import static dev.amana.openbanking.Http.assertRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.openbanking.Http;
import dev.amana.openbanking.TestBank;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = TestBank.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"amana.public-base=https://bank.example", "amana.token-service-base=http://localhost:1"})
class NoTokenServiceTest {

    @LocalServerPort
    int port;

    @Test
    void tokenThatCannotBeCheckedIs503() {
        try (var elsewhere = new TestTokenService()) {
            HttpResponse<String> response = new Http(port)
                    .get(TestBank.API + "/accounts", "Authorization", "Bearer " + elsewhere.token(claims -> claims));
            assertRefusal(response, 503, "BH.OBF.UnexpectedError");
            assertThat(response.headers().firstValue("Retry-After")).contains("1");
        }
    }
}
