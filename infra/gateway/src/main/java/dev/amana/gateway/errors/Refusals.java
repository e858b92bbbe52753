package dev.amana.gateway.errors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Writes a refusal as an HTTP answer. */
public final class Refusals {

    private Refusals() {}

    public static void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String interactionId = Refusal.interactionId(request.getHeader(Refusal.INTERACTION_ID));
        byte[] body = refusal.body(interactionId);
        response.setStatus(refusal.status().value());
        response.setHeader(Refusal.INTERACTION_ID, interactionId);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        refusal.retryAfter()
                .ifPresent(wait -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
