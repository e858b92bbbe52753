package dev.amana.openbanking.error;

import dev.amana.openbanking.interaction.InteractionId;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/**
 * Tomcat's last word on a request that never reached the application, such as a malformed request line or headers too
 * large: the API's error body instead of Tomcat's page.
 */
public final class JsonErrorReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        InteractionId id = InteractionId.parse(response.getHeader(InteractionId.HEADER))
                .or(() -> InteractionId.parse(request.getHeader(InteractionId.HEADER)))
                .orElseGet(InteractionId::random);
        HttpStatusCode code = HttpStatusCode.valueOf(status);
        byte[] body = ErrorWriter.body(code, List.of(StatusErrors.of(code)), id);
        try {
            response.setHeader(InteractionId.HEADER, id.toString());
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException _) {
            // Nobody is left to read it.
        }
    }
}
