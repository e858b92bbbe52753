package dev.amana.gateway.forward;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.springframework.http.HttpHeaders;

/**
 * The headers as the caller sent them (Spring's own view adds a charset to a form's content type), without those that
 * the caller named as its connection's own (RFC 9110 §7.6.1).
 */
final class SentHeaders {

    private SentHeaders() {}

    static HttpHeaders of(HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.addAll(name, Collections.list(request.getHeaders(name)));
        }
        headers.getConnection().forEach(headers::remove);
        return headers;
    }
}
