package dev.amana.token.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.amana.token.TokenServiceSettings;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The keys tokens are signed with. They live in the database, sealed; every instance reads them again twice a minute, so that a key added
 * there is published by all before its {@code sign_from} comes, and an old one stays in the JWKS until its {@code publish_until}.
 */
@Component
public class SigningKeys {

    /** Any constant: it only keeps two instances from making the first keys at once. */
    private static final long FIRST_KEYS_LOCK = 0x616d616e61L;

    private record Snapshot(List<SigningKey> published, Map<JWSAlgorithm, SigningKey> signing) {}

    private final JdbcClient database;
    private final MasterKey masterKey;
    private final JWSAlgorithm algorithm;
    private final Map<String, SigningKey> opened = new ConcurrentHashMap<>();
    private volatile Snapshot snapshot;

    SigningKeys(
            JdbcClient database,
            TransactionOperations transactions,
            MasterKey masterKey,
            TokenServiceSettings settings) {
        this.database = database;
        this.masterKey = masterKey;
        this.algorithm = settings.signingAlgorithm().jws();
        transactions.executeWithoutResult(status -> createFirst());
        this.snapshot = read();
    }

    private void createFirst() {
        database.sql("select pg_advisory_xact_lock(?)")
                .param(FIRST_KEYS_LOCK)
                .query((row, n) -> n)
                .list();
        for (JWSAlgorithm each : List.of(JWSAlgorithm.PS256, JWSAlgorithm.ES256)) {
            boolean none = database.sql("select count(*) from signing_key where algorithm = ?")
                            .param(each.getName())
                            .query(Long.class)
                            .single()
                    == 0;
            if (none) {
                SigningKey key = SigningKey.generate(each, UUID.randomUUID().toString());
                byte[] plain = key.jwk().toJSONString().getBytes(StandardCharsets.UTF_8);
                database.sql("insert into signing_key (kid, algorithm, sealed, sign_from)"
                                + " values (?, ?, ?, clock_timestamp())")
                        .params(key.kid(), each.getName(), masterKey.seal(plain, context(key.kid())))
                        .update();
            }
        }
    }

    /** Takes in keys that another instance, or a rotation, has added. */
    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S")
    void reload() {
        snapshot = read();
    }

    private Snapshot read() {
        record Row(String kid, byte[] sealed, boolean signs) {}
        List<Row> rows = database.sql("""
                        select kid, sealed,
                               sign_from <= clock_timestamp() and coalesce(sign_until > clock_timestamp(), true) as signs
                          from signing_key
                         where coalesce(publish_until > clock_timestamp(), true)
                         order by sign_from""")
                .query((row, n) -> new Row(row.getString("kid"), row.getBytes("sealed"), row.getBoolean("signs")))
                .list();
        Map<JWSAlgorithm, SigningKey> signing = new ConcurrentHashMap<>();
        List<SigningKey> published = rows.stream()
                .map(row -> {
                    SigningKey key = opened.computeIfAbsent(row.kid(), kid -> open(kid, row.sealed()));
                    if (row.signs()) {
                        signing.put(key.algorithm(), key); // the latest sign_from comes last and wins
                    }
                    return key;
                })
                .toList();
        return new Snapshot(published, signing);
    }

    private SigningKey open(String kid, byte[] sealed) {
        return SigningKey.parse(new String(masterKey.open(sealed, context(kid)), StandardCharsets.UTF_8));
    }

    private static String context(String kid) {
        return "signing-key:" + kid;
    }

    /** The signed compact form under the current key. */
    public String sign(JOSEObjectType type, JWTClaimsSet claims) {
        SigningKey key = snapshot.signing().get(algorithm);
        if (key == null) {
            throw new IllegalStateException("no signing key is in force for " + algorithm);
        }
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(algorithm).type(type).keyID(key.kid()).build(), claims);
        try {
            jwt.sign(key.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key " + key.kid() + " does not sign", e);
        }
        return jwt.serialize();
    }

    /** The claims of a JWT of this type if one of our published keys signed it; nothing else about it is checked. */
    public Optional<JWTClaimsSet> verified(JOSEObjectType type, String compact) {
        try {
            SignedJWT jwt = SignedJWT.parse(compact);
            JWSHeader header = jwt.getHeader();
            for (SigningKey key : snapshot.published()) {
                if (key.kid().equals(header.getKeyID())
                        && key.algorithm().equals(header.getAlgorithm())
                        && type.equals(header.getType())
                        && jwt.verify(key.verifier())) {
                    return Optional.of(jwt.getJWTClaimsSet());
                }
            }
            return Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    /** The public halves of every key whose tokens may still be alive (RFC 7517). */
    public JWKSet published() {
        return new JWKSet(snapshot.published().stream()
                .map(key -> key.jwk().toPublicJWK())
                .toList());
    }
}
