package dev.amana.token.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.amana.dpop.SigningAlgorithm;
import dev.amana.token.TokenServiceSettings;
import dev.amana.token.keys.KeyRotation.ListedKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The keys tokens are signed with. They live in the database, sealed; every instance reads them again twice a minute, so that a key added
 * there is published by all before its {@code sign_from} comes, and an old one stays in the JWKS until its {@code publish_until}.
 */
@Component
public class SigningKeys {

    private record Timed(SigningKey key, Instant signFrom) {}

    /** @param published in the order in which they begin to sign */
    private record Snapshot(List<Timed> published) {

        /** The latest that has begun. */
        @Nullable
        SigningKey signing(JWSAlgorithm algorithm, Instant now) {
            for (int n = published.size() - 1; n >= 0; n--) {
                Timed each = published.get(n);
                if (each.key().algorithm().equals(algorithm) && !each.signFrom().isAfter(now)) {
                    return each.key();
                }
            }
            return null;
        }
    }

    /** {@code typ} of every access token (RFC 9068 §2.1). */
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    private final SigningKeyTable table;
    private final JWSAlgorithm algorithm;
    private final JWSAlgorithm accessTokenAlgorithm;
    private final Clock clock;
    private final Map<String, SigningKey> opened = new ConcurrentHashMap<>();
    private volatile Snapshot snapshot;

    SigningKeys(SigningKeyTable table, TransactionOperations transactions, TokenServiceSettings settings, Clock clock) {
        this.table = table;
        this.algorithm = settings.signingAlgorithm().jws();
        this.accessTokenAlgorithm = settings.accessTokenAlgorithm().jws();
        this.clock = clock;
        transactions.executeWithoutResult(status -> createFirst());
        this.snapshot = read();
    }

    private void createFirst() {
        table.lock();
        for (SigningAlgorithm each : SigningAlgorithm.values()) {
            if (table.newestSignFrom(each.jws()).equals(Instant.EPOCH)) {
                table.add(each.jws(), clock.instant());
            }
        }
    }

    /** Takes in keys that another instance, or a rotation, has added. */
    @Scheduled(
            fixedDelayString = "${amana.keys.reload-every:PT30S}",
            initialDelayString = "${amana.keys.reload-every:PT30S}")
    void reload() {
        snapshot = read();
    }

    private Snapshot read() {
        List<Timed> published = table.published().stream()
                .map(row -> new Timed(opened.computeIfAbsent(row.kid(), _ -> table.open(row)), row.signFrom()))
                .toList();
        opened.keySet()
                .retainAll(published.stream().map(each -> each.key().kid()).toList());
        return new Snapshot(published);
    }

    /** The signed compact form under the current key, for TPPs to verify. */
    public String sign(JOSEObjectType type, JWTClaimsSet claims) {
        return sign(algorithm, type, claims);
    }

    /** The same of an access token, which our own services verify: their algorithms are known and may be the fastest. */
    public String signAccessToken(JWTClaimsSet claims) {
        return sign(accessTokenAlgorithm, ACCESS_TOKEN, claims);
    }

    private String sign(JWSAlgorithm algorithm, JOSEObjectType type, JWTClaimsSet claims) {
        SigningKey key = snapshot.signing(algorithm, clock.instant());
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

    /** The claims of an access token if one of our published keys signed it; nothing else about it is checked. */
    public Optional<JWTClaimsSet> verifiedAccessToken(String compact) {
        return verified(ACCESS_TOKEN, compact);
    }

    /** The claims of a JWT of this type if one of our published keys signed it; nothing else about it is checked. */
    Optional<JWTClaimsSet> verified(JOSEObjectType type, String compact) {
        try {
            SignedJWT jwt = SignedJWT.parse(compact);
            JWSHeader header = jwt.getHeader();
            for (Timed each : snapshot.published()) {
                SigningKey key = each.key();
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
                .map(each -> each.key().jwk().toPublicJWK())
                .toList());
    }

    /** As the operator sees them. */
    List<ListedKey> listed(Instant now) {
        Snapshot current = snapshot;
        return current.published().stream()
                .map(each -> {
                    String state = each.signFrom().isAfter(now)
                            ? "NEXT"
                            : each.key().equals(current.signing(each.key().algorithm(), now)) ? "SIGNING" : "RETIRED";
                    return new ListedKey(
                            each.key().kid(), each.key().algorithm().getName(), state, each.signFrom());
                })
                .toList();
    }
}
