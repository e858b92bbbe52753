package dev.amana.token.support;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/** What came back from the token endpoint. */
public final class Answers {

    private Answers() {}

    public static OIDCTokenResponse success(TokenResponse response) {
        if (!response.indicatesSuccess()) {
            throw new AssertionError("refused: " + response.toErrorResponse().toJSONObject());
        }
        return (OIDCTokenResponse) response.toSuccessResponse();
    }

    public static String error(TokenResponse response) {
        if (response.indicatesSuccess()) {
            throw new AssertionError("was not refused");
        }
        return response.toErrorResponse().getErrorObject().getCode();
    }

    public static @Nullable String description(TokenResponse response) {
        return response.toErrorResponse().getErrorObject().getDescription();
    }

    public static SignedJWT accessToken(TokenResponse response) {
        return jwt(success(response).getOIDCTokens().getAccessToken().getValue());
    }

    public static JWTClaimsSet claims(SignedJWT jwt) {
        try {
            return jwt.getJWTClaimsSet();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    public static SignedJWT jwt(String compact) {
        try {
            return SignedJWT.parse(compact);
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }
}
