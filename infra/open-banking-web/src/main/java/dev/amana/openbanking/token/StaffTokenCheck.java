package dev.amana.openbanking.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a token is the staff issuer's, current, and for the bank's own tools. */
final class StaffTokenCheck {

    private static final Set<String> REQUIRED = Set.of("sub", "client_id", "roles", "jti", "iat", "exp");
    private static final int LONGEST_ID = 128;

    private final GenuineTokens tokens;

    StaffTokenCheck(JWKSource<SecurityContext> keys, String issuer, InstantSource clock) {
        tokens = new GenuineTokens(keys, issuer, StaffServer.AUDIENCE, REQUIRED, clock);
    }

    StaffToken check(String presented) {
        return tokens.check(Scheme.BEARER, presented, StaffTokenCheck::token);
    }

    private static StaffToken token(JWTClaimsSet claims) throws ParseException {
        if (claims.getClaim("cnf") != null) {
            // Bound to a key whose proof is not asked for here: whoever sends it may have found it.
            throw new ParseException("a bound token", 0);
        }
        String staffId = claims.getSubject();
        if (staffId.isBlank() || staffId.length() > LONGEST_ID) {
            throw new ParseException("not a staff id", 0);
        }
        return new StaffToken(
                staffId,
                roles(claims.getStringListClaim("roles")),
                claims.getExpirationTime().toInstant());
    }

    /** Words that mean nothing here give no right here. */
    private static Set<StaffRole> roles(List<String> words) {
        return Arrays.stream(StaffRole.values())
                .filter(role -> words.contains(role.word()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
