package dev.amana.token.grants;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.amana.token.applications.Application;
import dev.amana.token.applications.Applications;
import dev.amana.token.consents.Consents;
import dev.amana.token.revocations.Revocations;
import dev.amana.token.tokens.OwnTokens;
import dev.amana.token.tokens.TokenFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Our tokens that are alive this moment: not expired, not ended themselves or by their grant, their client not suspended, their consent
 * standing.
 */
@Component
public class LiveTokens {

    private final OwnTokens tokens;
    private final Grants grants;
    private final Consents consents;
    private final Applications applications;
    private final Revocations revocations;

    LiveTokens(OwnTokens tokens, Grants grants, Consents consents, Applications applications, Revocations revocations) {
        this.tokens = tokens;
        this.grants = grants;
        this.consents = consents;
        this.applications = applications;
        this.revocations = revocations;
    }

    /** The claims of a living one; {@code temporarily_unavailable} when its consent cannot be read. */
    public Optional<JWTClaimsSet> read(String token) {
        return tokens.read(token).filter(this::alive);
    }

    private boolean alive(JWTClaimsSet claims) {
        Optional<UUID> grant = OwnTokens.grant(claims);
        return !revocations.ended(claims.getJWTID())
                && OwnTokens.text(claims, TokenFormat.CLIENT_ID)
                        .flatMap(applications::find)
                        .filter(Predicate.not(Application::suspended))
                        .isPresent()
                && (grant.isEmpty()
                        || grants.byId(grant.get())
                                .filter(found -> !found.revoked())
                                .filter(this::stands)
                                .isPresent());
    }

    private boolean stands(Grant grant) {
        return grant.consentId()
                .map(id -> consents.read(id).filter(grant::standsOn).isPresent())
                .orElse(true);
    }
}
