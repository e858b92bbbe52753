package dev.amana.token.pages;

import dev.amana.token.applications.Application;
import dev.amana.token.applications.Applications;
import dev.amana.token.attempts.Attempts;
import dev.amana.token.attempts.AuthorisationRequest;
import dev.amana.token.consents.decide.ConsentDecisions;
import dev.amana.token.consents.decide.ConsentView;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/**
 * The link that a consent carries (docs/reference/security-profile.md §1 step 4b). In the sandbox, for an application flagged for it, it makes
 * the authorisation request by itself, without challenge or {@code state}; elsewhere it says who asks and how to go on, and grants nothing.
 */
@PsuPage
class DirectLinkController {

    private static final Pattern CONSENT_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final Set<String> SCOPES = Set.of("openid", "accounts");

    private final ConsentDecisions consents;
    private final Applications applications;
    private final Attempts attempts;

    DirectLinkController(ConsentDecisions consents, Applications applications, Attempts attempts) {
        this.consents = consents;
        this.applications = applications;
        this.attempts = attempts;
    }

    @GetMapping("/authpage/consentId/{consentId}")
    ModelAndView open(@PathVariable String consentId) {
        ConsentView consent = Optional.of(consentId)
                .filter(id -> CONSENT_ID.matcher(id).matches())
                .flatMap(consents::find)
                .orElseThrow(() -> new PageProblemException(Problem.UnknownLink));
        Application application = applications
                .find(consent.clientId())
                .filter(found -> !found.suspended())
                .orElseThrow(() -> new PageProblemException(Problem.UnknownLink));
        Optional<URI> redirectUri = application.onlyRedirectUri();
        if (application.inSandbox() && application.directLink() && redirectUri.isPresent()) {
            return SeeOther.to(attempts.page(attempts.begin(request(consent, application, redirectUri.get())))
                    .getRawPath());
        }
        return new ModelAndView("authpage/link").addObject("tpp", ForeignText.isolated(application.name()));
    }

    private static AuthorisationRequest request(ConsentView consent, Application application, URI redirectUri) {
        return new AuthorisationRequest(
                application.clientId(),
                redirectUri,
                Optional.empty(),
                Optional.empty(),
                SCOPES.stream().filter(application.scopes()::contains).collect(Collectors.toSet()),
                Optional.of(consent.consentId()),
                Optional.empty(),
                Optional.empty());
    }
}
