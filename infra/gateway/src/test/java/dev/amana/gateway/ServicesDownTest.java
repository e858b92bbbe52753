package dev.amana.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What a caller hears of a service that is down, dies or is slow. */
class ServicesDownTest extends GatewayTest {

    @Test
    void requestGoesWithItsBodyToTheInstanceThatIsUp() throws Exception {
        for (int turn = 0; turn < 4; turn++) { // whichever was first in the order, the other has been by now
            HttpResponse<String> answer = send(request("/apigateway/as/par")
                    .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("body of unstated length"))));
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        assertThat(TOKEN.received())
                .hasSize(4)
                .allSatisfy(received -> assertThat(received.body()).isEqualTo("body of unstated length"));
    }

    @Test
    void serviceThatIsDownIsUnavailableForAWhile() throws Exception {
        String id = UUID.randomUUID().toString();
        HttpResponse<String> answer = send(request(API + "/accounts").header("x-fapi-interaction-id", id));
        assertRefused(answer, 503, "503 ServiceUnavailable", "BH.OBF.UnexpectedError");
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(answer.headers().firstValue("x-fapi-interaction-id")).contains(id);
        assertThat(answer.body()).doesNotContain(Integer.toString(NOBODY.getPort()));
    }

    @Test
    void serviceThatDiesWhileAskedIsUnavailable() throws Exception {
        TOKEN.answers(HttpExchange::close);
        HttpResponse<String> answer = get("/authpage/x");
        assertRefused(answer, 503, "503 ServiceUnavailable", "BH.OBF.UnexpectedError");
    }

    @Test
    void serviceThatDoesNotAnswerInTimeIsATimeout() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        TOKEN.answers(exchange -> {
            await(answered);
            Backend.answer(exchange, 200, "late");
        });
        HttpResponse<String> answer = get("/authpage/x");
        answered.countDown();
        assertRefused(answer, 504, "504 GatewayTimeout", "BH.OBF.UnexpectedError");
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
