package dev.amana.token.pages;

import dev.amana.token.applications.Application;
import dev.amana.token.applications.Applications;
import dev.amana.token.consents.decide.OwnConsent;
import dev.amana.token.consents.decide.OwnConsents;
import dev.amana.token.corebanking.CustomerAccount;
import dev.amana.token.corebanking.Customers;
import dev.amana.token.pages.Clusters.Cluster;
import dev.amana.token.pages.VisitGate.Welcomed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Consents as their customer reads them: by company, in plain language, with dates in words. */
@Component
class OwnConsentPages {

    /** The consents of one company. */
    record Company(String name, List<Card> consents) {}

    /**
     * A consent in short.
     *
     * @param path of its own page
     * @param status key of its text
     * @param since when the customer allowed it; empty if they never did
     * @param until when it ends, or ended
     * @param lastUsed in words where there is no date
     * @param accounts how many, in words
     */
    record Card(
            String path,
            boolean active,
            String status,
            Optional<String> since,
            String until,
            String lastUsed,
            String accounts,
            List<Cluster> clusters) {}

    private final Applications applications;
    private final Customers customers;
    private final Dates dates;
    private final MessageSource messages;

    OwnConsentPages(Applications applications, Customers customers, Dates dates, MessageSource messages) {
        this.applications = applications;
        this.customers = customers;
        this.dates = dates;
        this.messages = messages;
    }

    ModelAndView all(OpenVisit open, OwnConsents.Listing listing, Locale locale) {
        return page("authpage/consents", open, locale)
                .addObject("active", byCompany(open, listing, true, locale))
                .addObject("past", byCompany(open, listing, false, locale))
                .addObject("older", listing.next().orElse(null));
    }

    ModelAndView one(Welcomed customer, OwnConsent consent, Locale locale) {
        Map<String, CustomerAccount> known = new LinkedHashMap<>();
        if (!consent.accountIds().isEmpty()) {
            customers.accountsOf(customer.psuId()).forEach(account -> known.put(account.accountId(), account));
        }
        ModelAndView page = page("authpage/consent", customer.open(), locale)
                .addObject("tpp", company(consent.clientId(), locale))
                .addObject("consent", card(customer.open(), consent, locale))
                .addObject("reference", consent.consentId())
                .addObject("otherPermissions", Clusters.unknown(consent.permissions()))
                .addObject("readsHistory", Clusters.readsHistory(consent.permissions()))
                .addObject(
                        "accounts",
                        consent.accountIds().stream()
                                .map(id -> Optional.ofNullable(known.get(id)))
                                .flatMap(Optional::stream)
                                .toList())
                .addObject(
                        "closedAccounts",
                        consent.accountIds().stream()
                                .filter(id -> !known.containsKey(id))
                                .count());
        consent.transactionFromDateTime().ifPresent(from -> page.addObject("from", dates.date(from, locale)));
        consent.transactionToDateTime().ifPresent(to -> page.addObject("to", dates.date(to, locale)));
        return page;
    }

    ModelAndView withdraw(OpenVisit open, OwnConsent consent, Locale locale) {
        return page("authpage/withdraw", open, locale)
                .addObject("tpp", company(consent.clientId(), locale))
                .addObject("consent", card(open, consent, locale));
    }

    /** The TPP's registered name. */
    String company(String clientId, Locale locale) {
        return applications
                .find(clientId)
                .map(Application::name)
                .map(ForeignText::isolated)
                .orElseGet(() -> text(locale, "consents.unknown-tpp"));
    }

    private ModelAndView page(String view, OpenVisit open, Locale locale) {
        return new ModelAndView(view)
                .addObject("path", open.path())
                .addObject("finishBy", dates.time(open.visit().expiresAt(), locale));
    }

    private List<Company> byCompany(OpenVisit open, OwnConsents.Listing listing, boolean active, Locale locale) {
        Map<String, List<Card>> cards = new LinkedHashMap<>();
        listing.consents().stream()
                .filter(consent -> consent.isActive() == active)
                .forEach(consent -> cards.computeIfAbsent(consent.clientId(), _ -> new ArrayList<>())
                        .add(card(open, consent, locale)));
        return cards.entrySet().stream()
                .map(entry -> new Company(company(entry.getKey(), locale), entry.getValue()))
                .toList();
    }

    private Card card(OpenVisit open, OwnConsent consent, Locale locale) {
        Instant end = consent.isActive() ? consent.expirationDateTime() : consent.statusUpdateDateTime();
        return new Card(
                open.path(consent.consentId()),
                consent.isActive(),
                "consents.status." + consent.status().name(),
                consent.authorisedDateTime().map(since -> dates.date(since, locale)),
                moment(end, locale),
                consent.lastUsedDateTime()
                        .map(used -> moment(used, locale))
                        .orElseGet(() -> text(locale, "consents.never-used")),
                text(locale, "consents.accounts", consent.accountIds().size()),
                Clusters.of(consent.permissions()));
    }

    private String moment(Instant instant, Locale locale) {
        return text(locale, "consents.at", dates.date(instant, locale), dates.time(instant, locale));
    }

    private String text(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
