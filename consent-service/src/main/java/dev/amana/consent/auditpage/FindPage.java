package dev.amana.consent.auditpage;

import dev.amana.consent.consents.AccountId;
import dev.amana.consent.consents.ClientId;
import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.consents.PsuId;
import dev.amana.consent.history.ConsentHistory;
import dev.amana.consent.history.Party;
import dev.amana.consent.history.PlaceInList;
import dev.amana.consent.looks.Looks;
import dev.amana.openbanking.ApiDateTime;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds a consent: by its id, or those of a customer, an application or an account at an instant. */
@WithConsole
@Controller
class FindPage {

    private static final int PER_PAGE = 25;

    private final ConsentHistory history;
    private final Looks looks;
    private final InstantSource clock;

    FindPage(ConsentHistory history, Looks looks, InstantSource clock) {
        this.history = history;
        this.looks = looks;
        this.clock = clock;
    }

    @GetMapping(path = "/audit", produces = MediaType.TEXT_HTML_VALUE)
    String home() {
        return "redirect:/audit/";
    }

    @GetMapping(path = "/audit/", produces = MediaType.TEXT_HTML_VALUE)
    String find(
            @AuthenticationPrincipal OidcUser auditor,
            @RequestParam(defaultValue = "consent") String by,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String at,
            @RequestParam Optional<String> behindTime,
            @RequestParam Optional<String> behindId,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("by", by);
        model.addAttribute("id", id);
        model.addAttribute("at", at);
        if (id.isBlank()) {
            return "audit/find";
        }
        try {
            Instant now = clock.instant();
            Instant asOf = at.isBlank() ? now : ApiDateTime.parse(at.strip()).instant();
            if (asOf.isAfter(now)) {
                return wrong(model, response, "The moment must not be in the future.");
            }
            if (by.equals("consent")) {
                return "redirect:/audit/view/" + new ConsentId(id.strip()).value()
                        + (at.isBlank() ? "" : "?at=" + asOf);
            }
            Party party = party(by, id.strip());
            PlaceInList behind = behindTime.isPresent() && behindId.isPresent()
                    ? new PlaceInList(ApiDateTime.parse(behindTime.get()).instant(), behindId.get())
                    : PlaceInList.FRONT;
            looks.record(auditor.getName(), "FindConsents", asked(by, id.strip(), asOf));
            show(model, history.asOf(party, asOf, behind, PER_PAGE), asOf);
            return "audit/find";
        } catch (DateTimeException noInstant) {
            return wrong(
                    model, response, "The moment must be a date and time with its offset, as 2026-11-27T14:03:07Z.");
        } catch (IllegalArgumentException noId) {
            return wrong(model, response, "That can be no such id.");
        }
    }

    private static void show(Model model, ConsentHistory.Page page, Instant asOf) {
        List<StateCard> found = page.consents().stream().map(StateCard::of).toList();
        model.addAttribute("asOf", new Moment(asOf));
        model.addAttribute("found", found);
        page.next().ifPresent(next -> {
            model.addAttribute("nextTime", ApiDateTime.format(next.createdAt()));
            model.addAttribute("nextId", next.consentId());
        });
    }

    private static Party party(String by, String id) {
        return switch (by) {
            case "psu" -> new Party.Psu(new PsuId(id));
            case "tpp" -> new Party.Tpp(new ClientId(id));
            case "account" -> new Party.Account(new AccountId(id));
            default -> throw new IllegalArgumentException("found by nothing else");
        };
    }

    private static Map<String, String> asked(String by, String id, Instant asOf) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put(by, id);
        asked.put("asOf", asOf.toString());
        return asked;
    }

    private static String wrong(Model model, HttpServletResponse response, String message) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("wrong", message);
        return "audit/find";
    }
}
