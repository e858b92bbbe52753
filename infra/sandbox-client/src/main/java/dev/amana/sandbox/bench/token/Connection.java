package dev.amana.sandbox.bench.token;

import dev.amana.sandbox.SandboxFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One kept connection of HTTP/1.1 that sends bytes as they are: a load client must cost less than what it measures. */
final class Connection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;

    /** What came back. */
    record Answer(int status, String body) {}

    private final URI address;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    Connection(URI address) {
        this.address = address;
        try {
            socket = connect();
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        } catch (IOException refused) {
            throw new SandboxFailure("cannot connect to " + address + ": is the stack up?", refused);
        }
    }

    private Socket connect() throws IOException {
        Socket connected = new Socket(address.getHost(), address.getPort());
        connected.setTcpNoDelay(true);
        connected.setSoTimeout(TIMEOUT_MILLIS);
        return connected;
    }

    /** Servers end a connection after so many requests, and say so in the last answer. */
    private void reconnect() throws IOException {
        socket.close();
        socket = connect();
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** A POST of a form, ready to be sent. */
    static byte[] request(URI address, String form) {
        return ("POST " + address.getRawPath() + " HTTP/1.1\r\nHost: " + address.getAuthority()
                        + "\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n"
                        + "Accept: application/json\r\n"
                        + "Content-Length: "
                        + form.length() + "\r\n\r\n" + form)
                .getBytes(StandardCharsets.US_ASCII);
    }

    Answer send(byte[] request) {
        try {
            out.write(request);
            int status = Integer.parseInt(line().split(" ")[1]);
            int length = 0;
            boolean chunked = false;
            boolean last = false;
            for (String header = line(); !header.isEmpty(); header = line()) {
                String lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Integer.parseInt(lower.substring(15).strip());
                }
                chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
                last |= lower.startsWith("connection:") && lower.contains("close");
            }
            var answer = new Answer(status, chunked ? chunks() : text(length));
            if (last) {
                reconnect();
            }
            return answer;
        } catch (IOException broken) {
            throw new SandboxFailure("a connection broke: " + broken, broken);
        }
    }

    private String chunks() throws IOException {
        var body = new StringBuilder();
        for (int size = size(); size > 0; size = size()) {
            body.append(text(size));
            line();
        }
        line();
        return body.toString();
    }

    private int size() throws IOException {
        return Integer.parseInt(line().split(";")[0].strip(), 16);
    }

    private String text(int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("it ended early");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException closed) {
            throw new SandboxFailure("a connection cannot be closed", closed);
        }
    }
}
