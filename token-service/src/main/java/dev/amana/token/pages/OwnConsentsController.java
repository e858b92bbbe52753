package dev.amana.token.pages;

import dev.amana.token.attempts.Stage;
import dev.amana.token.consents.decide.OwnConsent;
import dev.amana.token.consents.decide.OwnConsents;
import dev.amana.token.pages.VisitGate.Welcomed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A customer's own consents: all of them, one of them, and the end of one. */
@PsuPage
class OwnConsentsController {

    private static final String VISIT = OpenVisit.DOOR + "/visits/{id}";
    private static final String CONSENT = VISIT + "/consents/{consentId}";

    private final VisitGate gate;
    private final VisitPages visitPages;
    private final OwnConsentPages pages;
    private final OwnConsents consents;

    OwnConsentsController(VisitGate gate, VisitPages visitPages, OwnConsentPages pages, OwnConsents consents) {
        this.gate = gate;
        this.visitPages = visitPages;
        this.pages = pages;
        this.consents = consents;
    }

    @GetMapping(VISIT)
    ModelAndView all(
            @PathVariable String id,
            @RequestParam Optional<String> after,
            @RequestParam Optional<String> withdrawn,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        OpenVisit open = gate.open(id, request, response);
        if (open.stage() instanceof Stage.Authenticated(Stage.Authentication(String psuId, var _), var _)) {
            ModelAndView page = pages.all(open, consents.of(psuId, after), locale);
            withdrawn
                    .flatMap(consentId -> consents.find(psuId, consentId))
                    .filter(consent -> !consent.isActive())
                    .ifPresent(consent -> page.addObject("withdrawn", pages.company(consent.clientId(), locale)));
            return page;
        }
        return visitPages.show(open, Map.of(), locale);
    }

    @GetMapping(CONSENT)
    ModelAndView one(
            @PathVariable String id,
            @PathVariable String consentId,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        Welcomed customer = gate.welcome(id, request, response);
        return pages.one(customer, find(customer, consentId), locale);
    }

    @GetMapping(CONSENT + "/withdraw")
    ModelAndView ask(
            @PathVariable String id,
            @PathVariable String consentId,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        Welcomed customer = gate.welcome(id, request, response);
        OwnConsent consent = find(customer, consentId);
        return consent.isActive()
                ? pages.withdraw(customer.open(), consent, locale)
                : SeeOther.to(customer.open().path(consentId));
    }

    /** The consent's end; a second click changes nothing more. */
    @PostMapping(CONSENT + "/withdraw")
    ModelAndView withdraw(
            @PathVariable String id,
            @PathVariable String consentId,
            HttpServletRequest request,
            HttpServletResponse response) {
        Welcomed customer = gate.welcome(id, request, response);
        OwnConsent consent = find(customer, consentId);
        if (!consents.withdraw(customer.open().id(), consent.consentId(), customer.psuId())) {
            throw new PageProblemException(Problem.NoSuchConsent);
        }
        return SeeOther.to(customer.open().path() + "?withdrawn=" + consent.consentId());
    }

    /** An address of a visit that only takes forms, opened by itself. */
    @GetMapping(VISIT + "/{step}")
    ModelAndView step(
            @PathVariable String id,
            @PathVariable String step,
            HttpServletRequest request,
            HttpServletResponse response) {
        return SeeOther.to(gate.open(id, request, response).path());
    }

    private OwnConsent find(Welcomed customer, String consentId) {
        return consents.find(customer.psuId(), consentId)
                .orElseThrow(() -> new PageProblemException(Problem.NoSuchConsent));
    }
}
