package dev.amana.token.staff.tokens;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.amana.token.keys.SigningKeys;
import dev.amana.token.staff.Role;
import dev.amana.token.staff.StaffSettings;
import dev.amana.token.staff.signin.SignIns.Redeemed;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Access tokens (RFC 9068) and ID tokens of the staff issuer. The keys are those of every token of this service; issuer and audience tell
 * them apart, and whoever takes one checks both.
 */
@Component
public class StaffTokens {

    /** What reads or runs the installation: the audit pages and the operations of every service. */
    public static final String AUDIENCE = "amana-operations";

    private static final Duration ID_TOKEN = Duration.ofMinutes(5);

    /**
     * Whoever holds a staff token.
     *
     * @param subject a staff id, or the client id of a program that acts by itself
     */
    public record Bearer(String subject, Set<Role> roles) {}

    private final SigningKeys keys;
    private final StaffSettings settings;
    private final Clock clock;

    StaffTokens(SigningKeys keys, StaffSettings settings, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** For a member of staff who signed in to this client. */
    String access(Redeemed signIn, String clientId, Instant now) {
        return access(signIn.member().id().toString(), signIn.member().roles(), clientId, now);
    }

    /** For a program that acts by itself. */
    String access(String clientId, Set<Role> roles, Instant now) {
        return access(clientId, roles, clientId, now);
    }

    private String access(String subject, Set<Role> roles, String clientId, Instant now) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(settings.issuer().toString())
                .subject(subject)
                .audience(AUDIENCE)
                .claim("client_id", clientId)
                .claim("roles", Role.wireNames(roles))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(settings.tokenLifetime())))
                .build();
        return keys.signAccessToken(claims);
    }

    /** OpenID Connect Core §2, with the roles, so that a page can tell what to show. */
    String id(Redeemed signIn, String clientId, Instant now) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(settings.issuer().toString())
                .subject(signIn.member().id().toString())
                .audience(clientId)
                .claim("preferred_username", signIn.member().name())
                .claim("roles", Role.wireNames(signIn.member().roles()))
                .claim("auth_time", signIn.authenticatedAt().getEpochSecond())
                .claim("amr", List.of("pwd", "otp"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(ID_TOKEN)));
        signIn.nonce().ifPresent(nonce -> claims.claim("nonce", nonce));
        return keys.sign(JOSEObjectType.JWT, claims.build());
    }

    /** Whose access token this is; empty for one that is not ours, not staff's, or too old. */
    public Optional<Bearer> read(String token) {
        return keys.verifiedAccessToken(token)
                .filter(claims -> settings.issuer().toString().equals(claims.getIssuer()))
                .filter(claims -> List.of(AUDIENCE).equals(claims.getAudience()))
                .filter(claims ->
                        clock.instant().isBefore(claims.getExpirationTime().toInstant()))
                .map(claims -> new Bearer(claims.getSubject(), roles(claims)));
    }

    private static Set<Role> roles(JWTClaimsSet claims) {
        try {
            return Role.of(claims.getStringListClaim("roles"));
        } catch (ParseException e) {
            throw new IllegalStateException("a staff token of ours has another type of roles", e);
        }
    }
}
