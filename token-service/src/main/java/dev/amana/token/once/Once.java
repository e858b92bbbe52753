package dev.amana.token.once;

import dev.amana.dpop.Sha256;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Spends ids that count a single time. One INSERT whose row count decides, so that two instances never both accept one. */
@Component
public class Once {

    /** What kind of id it is; ids of different kinds never meet. */
    public enum Kind {
        /** {@code jti} of a client assertion, under its client (RFC 7523 §3). */
        CLIENT_ASSERTION,
        /** {@code jti} of a DPoP proof, under its key's thumbprint (RFC 9449 §11.1). */
        DPOP_PROOF
    }

    private final JdbcClient database;

    Once(JdbcClient database) {
        this.database = database;
    }

    /**
     * Whether this was the first use.
     *
     * @param until when what carried the id is no longer accepted anyway
     */
    public boolean spend(Kind kind, String owner, String id, Instant until) {
        return database.sql("insert into spent (digest, expires_at) values (?, ?) on conflict do nothing")
                        .params(digest(kind, owner, id), Timestamp.from(until))
                        .update()
                == 1;
    }

    private static byte[] digest(Kind kind, String owner, String id) {
        return Sha256.of(kind + " " + owner.length() + " " + owner + " " + id);
    }
}
