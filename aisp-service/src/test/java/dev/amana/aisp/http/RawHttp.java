package dev.amana.aisp.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Requests as no well-behaved client would send them, byte for byte; one connection each. */
record RawHttp(int port) {
    private static final int PATIENCE_MILLIS = 30_000;

    /** What comes back on a request line and headers, sent as they are, with {@code Host} and {@code Connection} added. */
    AispTest.Answer send(String requestLine, List<String> headers) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var request = new StringBuilder(requestLine)
                    .append("\r\nHost: localhost:")
                    .append(port)
                    .append("\r\nConnection: close\r\n");
            headers.forEach(header -> request.append(header).append("\r\n"));
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            return answer(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(requestLine, e);
        }
    }

    private static AispTest.Answer answer(byte[] bytes) throws IOException {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.startsWith("HTTP/1.1 100")) {
            var interim = text.indexOf("\r\n\r\n") + 4;
            return answer(Arrays.copyOfRange(bytes, interim, bytes.length));
        }
        var end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("no answer but: " + text);
        }
        var lines = text.substring(0, end).split("\r\n");
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (var line : List.of(lines).subList(1, lines.length)) {
            var colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        var chunked = headers.getOrDefault("transfer-encoding", List.of()).contains("chunked");
        var body = chunked ? joined(bytes, end + 4) : text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
        return new AispTest.Answer(
                Integer.parseInt(lines[0].substring(9, 12)),
                HttpHeaders.of(headers, (_, _) -> true),
                new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] joined(byte[] bytes, int from) {
        var body = new ByteArrayOutputStream();
        for (var at = from; ; ) {
            var lineEnd = at;
            while (bytes[lineEnd] != '\r') {
                lineEnd++;
            }
            var size = Integer.parseInt(new String(bytes, at, lineEnd - at, StandardCharsets.US_ASCII), 16);
            if (size == 0) {
                return body.toByteArray();
            }
            body.write(bytes, lineEnd + 2, size);
            at = lineEnd + 2 + size + 2;
        }
    }
}
