package dev.amana.openbanking.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.amana.dpop.SigningAlgorithm;
import dev.amana.openbanking.error.OpenBankingException;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;

/** Whether a signed access token is its issuer's, current, and for this audience (RFC 9068 §4). */
final class GenuineTokens {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final DefaultJWTProcessor<SecurityContext> processor;

    /** @param required the claims that must be there; {@code iat} is among them */
    GenuineTokens(
            JWKSource<SecurityContext> keys,
            String issuer,
            String audience,
            Set<String> required,
            InstantSource clock) {
        processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt")));
        processor.setJWSVerifierFactory(new RememberedSignatures());
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(SigningAlgorithm.SPOKEN, keys));
        var claims =
                new DefaultJWTClaimsVerifier<SecurityContext>(
                        audience, new JWTClaimsSet.Builder().issuer(issuer).build(), required) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        claims.setMaxClockSkew((int) CLOCK_SKEW.toSeconds());
        processor.setJWTClaimsSetVerifier((set, context) -> {
            claims.verify(set, context);
            if (set.getIssueTime().toInstant().isAfter(clock.instant().plus(CLOCK_SKEW))) {
                throw new BadJWTException("issued in the future");
            }
        });
    }

    /** What a token becomes once it is known to be genuine. */
    interface Reading<T> {

        /** @throws ParseException or IllegalArgumentException when a claim is not what it must be */
        T read(JWTClaimsSet claims) throws ParseException;
    }

    /** @throws OpenBankingException 401 when it does not hold, 503 when that cannot be found out */
    <T> T check(Scheme scheme, String presented, Reading<T> reading) {
        try {
            return reading.read(processor.process(SignedJWT.parse(presented), null));
        } catch (KeySourceException unknown) {
            throw OpenBankingException.unavailable("The access token cannot be checked at the moment", RETRY_AFTER);
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException notValid) {
            throw Challenge.invalidToken(scheme);
        }
    }
}
