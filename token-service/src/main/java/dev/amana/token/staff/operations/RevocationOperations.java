package dev.amana.token.staff.operations;

import dev.amana.token.revocations.RevocationsToldAgain;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The topic of ended tokens, for an operator. */
@RestController
final class RevocationOperations {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationOperations.class);

    private final RevocationsToldAgain revocations;

    RevocationOperations(RevocationsToldAgain revocations) {
        this.revocations = revocations;
    }

    /** @param told how many grants, tokens and clients */
    record Telling(int told) {}

    /** Tells the resource servers again what they must not honour, by {@code token-revocations.v1}. */
    @PostMapping("/operations/revocations/tellings")
    Telling tell(HttpServletRequest request) throws InterruptedException {
        LOG.info("{} has all revocations told again", request.getAttribute(OperatorFilter.OPERATOR));
        return new Telling(revocations.tell());
    }
}
