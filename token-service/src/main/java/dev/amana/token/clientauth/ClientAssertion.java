package dev.amana.token.clientauth;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Map;

/**
 * A client assertion (RFC 7523) as it was sent: read, and nothing of it believed yet.
 *
 * @param stated the claims as JSON has them
 * @param claims the same by their meaning
 */
public record ClientAssertion(SignedJWT jwt, Map<String, Object> stated, JWTClaimsSet claims) {

    static ClientAssertion parse(String compact) throws ParseException {
        SignedJWT jwt = SignedJWT.parse(compact);
        Map<String, Object> stated = jwt.getPayload().toJSONObject();
        if (stated == null) {
            throw new ParseException("the claims are no JSON object", 0);
        }
        return new ClientAssertion(jwt, stated, JWTClaimsSet.parse(stated));
    }

    /** Not itself: whoever sees it can use it. */
    @Override
    public String toString() {
        return "ClientAssertion[sub=" + claims.getSubject() + "]";
    }
}
