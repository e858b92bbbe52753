package dev.amana.openbanking.error;

import dev.amana.openbanking.interaction.InteractionId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes the error body where no controller answers: filters, the container's errors, the valve. */
public final class ErrorWriter {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ErrorWriter() {}

    /** Answers with a refusal; nothing may have been written to the response before. */
    public static void write(HttpServletResponse response, OpenBankingException refusal) throws IOException {
        write(response, refusal.status(), refusal.errors(), refusal.headers());
    }

    static void write(
            HttpServletResponse response, HttpStatusCode status, List<ErrorDetail> errors, HttpHeaders headers)
            throws IOException {
        byte[] body = body(status, errors, InteractionId.find().orElseGet(InteractionId::random));
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    static byte[] body(HttpStatusCode status, List<ErrorDetail> errors, InteractionId id) {
        return JSON.writeValueAsBytes(OpenBankingError.of(status, id, errors));
    }
}
