package dev.amana.consent.internalapi;

import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.consents.PsuId;
import dev.amana.consent.decisions.LastUses;
import dev.amana.consent.status.ConsentStatus;
import dev.amana.consent.status.PageCursor;
import dev.amana.consent.status.PsuConsents;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the pages show a customer as theirs: every consent that they ever authorised or rejected. */
@RestController
@RequestMapping(path = "/internal/consents", produces = MediaType.APPLICATION_JSON_VALUE)
class ConsentsOfPsu {

    /** As many as one looks through on a page; a hundred states are some 100 KiB. */
    private static final String USUAL = "20";

    private static final int MOST = 100;

    private final PsuConsents consents;
    private final LastUses uses;
    private final InstantSource clock;

    ConsentsOfPsu(PsuConsents consents, LastUses uses, InstantSource clock) {
        this.consents = consents;
        this.uses = uses;
        this.clock = clock;
    }

    @GetMapping
    PsuConsentList list(
            @RequestParam PsuId psuId,
            @RequestParam Optional<PageCursor> cursor,
            @RequestParam(defaultValue = USUAL) @Min(1) @Max(MOST) int limit) {
        PsuConsents.Page page = consents.of(psuId, cursor, limit);
        List<ConsentId> shown =
                page.consents().stream().map(ConsentStatus::consentId).toList();
        return PsuConsentList.of(page, uses.of(shown), clock.instant());
    }
}
