package dev.amana.token.grants;

import dev.amana.token.authorise.PushedRequests;
import dev.amana.token.keys.OpaqueValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Codes as rows of grants; making one also spends the pushed request its attempt came from. */
@Component
class IssuedCodes implements AuthorisationCodes {

    /** Long enough for a redirect over a bad line, and the most the security profile allows. */
    private static final int CODE_SECONDS = 60;

    private final Grants grants;
    private final PushedRequests pushedRequests;

    IssuedCodes(Grants grants, PushedRequests pushedRequests) {
        this.grants = grants;
        this.pushedRequests = pushedRequests;
    }

    @Override
    @Transactional
    public String issue(ConcludedAuthorisation concluded) {
        if (concluded.request().consentId().isPresent()
                != concluded.authorisedSeq().isPresent()) {
            throw new IllegalArgumentException("a consent and the event that authorised it come together");
        }
        String code = OpaqueValue.create();
        if (!grants.begin(concluded, code, CODE_SECONDS)) {
            throw new IllegalStateException(
                    "the code of attempt " + concluded.attemptId().value() + " was redeemed already");
        }
        pushedRequests.spend(concluded.attemptId());
        return code;
    }
}
