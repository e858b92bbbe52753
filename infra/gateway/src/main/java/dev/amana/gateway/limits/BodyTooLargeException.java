package dev.amana.gateway.limits;

import dev.amana.gateway.errors.Refusal;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/** A body turned out larger than the limit while it was being passed on. */
public final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long limitBytes;

    BodyTooLargeException(DataSize limit) {
        super("body larger than " + limit);
        this.limitBytes = limit.toBytes();
    }

    public Refusal refusal() {
        return Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than %d bytes.".formatted(limitBytes));
    }
}
