package dev.amana.token.pages;

import dev.amana.token.attempts.AttemptStore;
import dev.amana.token.attempts.EndReason;
import dev.amana.token.attempts.Stage;
import dev.amana.token.consents.decide.ConsentDecisions;
import dev.amana.token.consents.decide.ConsentView;
import dev.amana.token.corebanking.CustomerAccount;
import dev.amana.token.corebanking.Customers;
import dev.amana.token.decision.ConsentGuard;
import dev.amana.token.decision.Decisions;
import dev.amana.token.otp.CodeState;
import dev.amana.token.otp.OneTimeCodes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page that a stage allows, and no other. */
@Component
class AttemptPages {

    private final AttemptStore attempts;
    private final ConsentDecisions consents;
    private final Customers customers;
    private final OneTimeCodes codes;
    private final Redirects redirects;
    private final Dates dates;
    private final MessageSource messages;
    private final InstantSource clock;

    AttemptPages(
            AttemptStore attempts,
            ConsentDecisions consents,
            Customers customers,
            OneTimeCodes codes,
            Redirects redirects,
            Dates dates,
            MessageSource messages,
            InstantSource clock) {
        this.attempts = attempts;
        this.consents = consents;
        this.customers = customers;
        this.codes = codes;
        this.redirects = redirects;
        this.dates = dates;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The page of an attempt before its decision, or of one that ended.
     *
     * @param errors what is wrong with what was submitted: field to message key; empty on a first view
     */
    ModelAndView show(OpenAttempt open, Map<String, Message> errors, Locale locale) {
        Optional<ConsentView> consent = open.attempt()
                .request()
                .consentId()
                .flatMap(id -> isBeforeDecision(open) ? consents.find(id) : Optional.empty());
        OpenAttempt current = endIfObstructed(open, consent);
        ModelAndView page = switch (current.attempt().stage()) {
            case Stage.Started _ -> new ModelAndView("authpage/sign-in");
            case Stage.SignedIn(String mobileEnding) -> code(current, mobileEnding, locale);
            case Stage.Authenticated(Stage.Authentication customer, var _) ->
                decision(current, customer.psuId(), consent.orElseThrow(), locale);
            case Stage.Ended(EndReason reason) -> ended(current, reason);
            case Stage.Concluded(var _, Instant at) -> concluded(at);
            case Stage.Decided _, Stage.Recorded _ ->
                throw new IllegalStateException("a decision is answered, not shown");
        };
        page.addObject("tpp", ForeignText.isolated(current.application().name()));
        page.addObject("path", current.path());
        page.addObject("signInOnly", current.attempt().request().consentId().isEmpty());
        page.addObject("errors", texts(errors, locale));
        page.addObject("finishBy", dates.time(current.attempt().expiresAt(), locale));
        page.addObject(
                "returnOrigin", PageHeaders.origin(current.attempt().request().redirectUri()));
        if (!errors.isEmpty()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }

    private OpenAttempt endIfObstructed(OpenAttempt open, Optional<ConsentView> consent) {
        if (open.attempt().request().consentId().isEmpty() || !isBeforeDecision(open)) {
            return open;
        }
        return ConsentGuard.obstacle(open.attempt(), consent)
                .map(reason -> {
                    attempts.end(open.id(), reason);
                    return new OpenAttempt(attempts.find(open.id()).orElseThrow(), open.application());
                })
                .orElse(open);
    }

    private static boolean isBeforeDecision(OpenAttempt open) {
        return switch (open.attempt().stage()) {
            case Stage.Started _, Stage.SignedIn _, Stage.Authenticated _ -> true;
            case Stage.Decided _, Stage.Recorded _, Stage.Concluded _, Stage.Ended _ -> false;
        };
    }

    private ModelAndView code(OpenAttempt open, String mobileEnding, Locale locale) {
        CodeState state = codes.state(open.id()).orElseThrow();
        Instant now = clock.instant();
        ModelAndView page = new ModelAndView("authpage/code");
        CodePage.describe(page, state, mobileEnding, now, dates, locale);
        return page;
    }

    private ModelAndView decision(OpenAttempt open, String psuId, ConsentView consent, Locale locale) {
        List<CustomerAccount> accounts = customers.accountsOf(psuId);
        attempts.offered(
                open.id(), accounts.stream().map(CustomerAccount::accountId).toList());
        ModelAndView page = new ModelAndView("authpage/decision");
        page.addObject("accounts", accounts);
        page.addObject("clusters", Clusters.of(consent.permissions()));
        page.addObject("otherPermissions", Clusters.unknown(consent.permissions()));
        page.addObject("again", consent.psuId().isPresent());
        page.addObject("until", dates.date(consent.expirationDateTime(), locale));
        page.addObject("untilTime", dates.time(consent.expirationDateTime(), locale));
        page.addObject("duration", text(dates.duration(clock.instant(), consent.expirationDateTime()), locale));
        consent.transactionFromDateTime().ifPresent(from -> page.addObject("from", dates.date(from, locale)));
        consent.transactionToDateTime().ifPresent(to -> page.addObject("to", dates.date(to, locale)));
        page.addObject("readsHistory", Clusters.readsHistory(consent.permissions()));
        return page;
    }

    private Map<String, String> texts(Map<String, Message> errors, Locale locale) {
        Map<String, String> texts = new LinkedHashMap<>();
        errors.forEach((field, message) -> texts.put(field, text(message, locale)));
        return texts;
    }

    private String text(Message message, Locale locale) {
        return messages.getMessage(message.key(), message.arguments().toArray(), locale);
    }

    private ModelAndView concluded(Instant at) {
        ModelAndView page = new ModelAndView("authpage/concluded");
        page.addObject("mayReturn", clock.instant().isBefore(at.plus(Decisions.ANSWER_AGAIN_WITHIN)));
        return page;
    }

    private ModelAndView ended(OpenAttempt open, EndReason reason) {
        ModelAndView page = new ModelAndView("authpage/ended");
        page.addObject("reason", reason.name());
        page.addObject("returnTo", redirects.denied(open.attempt().request()).toString());
        return page;
    }
}
