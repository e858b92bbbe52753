package dev.amana.gateway.errors;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Tomcat's last word on requests that no servlet ever saw (an address it cannot decode): JSON, not its HTML page. */
public class JsonErrorReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        String interactionId = Refusal.interactionId(request.getHeader(Refusal.INTERACTION_ID));
        try {
            response.setHeader(Refusal.INTERACTION_ID, interactionId);
            response.setContentType("application/json");
            response.setCharacterEncoding("utf-8");
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(new String(Refusal.of(status).body(interactionId), StandardCharsets.UTF_8));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException e) {
            // The peer is gone or the answer is already under way: close rather than leave half of one.
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, e);
        }
    }
}
