package dev.amana.aisp.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.amana.aisp.access.Knowledge.OfConsent;
import dev.amana.aisp.access.Knowledge.OfRevocation;
import dev.amana.aisp.access.Knowledge.Source;
import dev.amana.aisp.access.Verdict.Doubt;
import dev.amana.aisp.access.Verdict.Doubtful;
import dev.amana.aisp.access.Verdict.Permitted;
import dev.amana.aisp.access.Verdict.Refused;
import dev.amana.aisp.permissions.Endpoint;
import dev.amana.aisp.permissions.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule, passing and failing, on fixed times; nothing runs but the decision. */
class AccessCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration BOUND = Duration.ofSeconds(2);
    private static final ConsentId CONSENT = new ConsentId("glBChqDKSK2SkOUS3n1pOQ");
    private static final AccountId SHARED = new AccountId("Zz83yzNPQv6u5aWQbCwQWQ");
    private static final AccountId OTHER = new AccountId("rvLMP0Y1T1uItFyryIwqYQ");
    private static final Source FRESH = new Source.Projection(Optional.of(NOW.minusMillis(300)));
    private static final Source STALE =
            new Source.Projection(Optional.of(NOW.minus(BOUND).minusMillis(1)));
    private static final Source NEVER_TOLD = new Source.Projection(Optional.empty());
    private static final Source ASKED = new Source.Authority();

    private final AccessCheck check = new AccessCheck(BOUND);

    @Test
    void aSoundCallPassesForAllAccountsOfTheConsent() {
        assertThat(new Case().verdict(check))
                .isEqualTo(new Permitted(new Case().facts().orElseThrow(), Set.of(SHARED)));
    }

    @Test
    void publicDataNeedsAPublicTokenThatIsNotRevokedAndNothingElse() {
        var asked = new Case();
        asked.endpoint = Endpoint.PRODUCTS;
        assertThat(asked.verdict(check)).isEqualTo(new Refused(Rule.TOKEN_KIND));
        asked.kind = PresentedToken.Kind.PUBLIC;
        asked.scopes = Set.of("payments");
        asked.named = Optional.empty();
        asked.known = false;
        asked.consentSource = NEVER_TOLD;
        assertThat(asked.verdict(check)).isEqualTo(new Verdict.Open());
        asked.revocationSource = STALE;
        assertThat(asked.verdict(check)).isEqualTo(new Doubtful(Set.of(Doubt.REVOCATION)));
        asked.revoked = true;
        assertThat(asked.verdict(check)).isEqualTo(new Refused(Rule.TOKEN_NOT_REVOKED));
    }

    @Test
    void aCallForOneAccountPassesForThatOneOnly() {
        var asked = new Case();
        asked.accounts = Set.of(SHARED, OTHER);
        asked.account = Optional.of(OTHER);
        assertThat(asked.verdict(check))
                .isInstanceOfSatisfying(
                        Permitted.class,
                        permitted -> assertThat(permitted.accounts()).containsExactly(OTHER));
    }

    @ParameterizedTest
    @MethodSource("brokenRules")
    void aBrokenRuleRefusesByItsName(Rule rule, Change change) {
        assertThat(Case.with(change).verdict(check)).isEqualTo(new Refused(rule));
    }

    static Stream<Arguments> brokenRules() {
        return Stream.of(
                broken("public token", Rule.TOKEN_KIND, c -> c.kind = PresentedToken.Kind.PUBLIC),
                broken("internal token", Rule.TOKEN_KIND, c -> c.kind = PresentedToken.Kind.INTERNAL),
                broken("token at its end", Rule.TOKEN_CURRENT, c -> c.tokenExpires = NOW),
                broken("revoked", Rule.TOKEN_NOT_REVOKED, c -> c.revoked = true),
                broken("revoked, as the issuer says", Rule.TOKEN_NOT_REVOKED, c -> {
                    c.revoked = true;
                    c.revocationSource = ASKED;
                }),
                broken("revoked, as we know of old", Rule.TOKEN_NOT_REVOKED, c -> {
                    c.revoked = true;
                    c.revocationSource = STALE;
                }),
                broken("no consent in the token", Rule.CONSENT_KNOWN, c -> {
                    c.named = Optional.empty();
                    c.known = false;
                }),
                broken("unknown to its owner too", Rule.CONSENT_KNOWN, c -> {
                    c.known = false;
                    c.consentSource = ASKED;
                }),
                broken("another client's consent", Rule.CONSENT_OWNER, c -> c.owner = "tpp-two"),
                broken("awaiting", Rule.CONSENT_AUTHORISED, c -> c.status = ConsentStatus.AWAITING_AUTHORISATION),
                broken("rejected", Rule.CONSENT_AUTHORISED, c -> c.status = ConsentStatus.REJECTED),
                broken("revoked consent", Rule.CONSENT_AUTHORISED, c -> c.status = ConsentStatus.REVOKED),
                broken("expired consent", Rule.CONSENT_AUTHORISED, c -> c.status = ConsentStatus.EXPIRED),
                broken("at its expiry", Rule.CONSENT_UNEXPIRED, c -> c.consentExpires = NOW),
                broken("a millisecond past", Rule.CONSENT_UNEXPIRED, c -> c.consentExpires = NOW.minusMillis(1)),
                broken("authorised again since", Rule.CONSENT_AUTHORISATION, c -> {
                    c.sequence = 3;
                    c.lastAuthorised = OptionalLong.of(3);
                }),
                broken(
                        "token without authorisation",
                        Rule.CONSENT_AUTHORISATION,
                        c -> c.tokenSeq = OptionalLong.empty()),
                broken(
                        "consent never authorised",
                        Rule.CONSENT_AUTHORISATION,
                        c -> c.lastAuthorised = OptionalLong.empty()),
                broken("token of the future, as the owner says", Rule.CONSENT_AUTHORISATION, c -> {
                    c.tokenSeq = OptionalLong.of(9);
                    c.consentSource = ASKED;
                }),
                broken("scope of payments", Rule.SCOPE, c -> c.scopes = Set.of("openid", "payments")),
                broken(
                        "without the permission",
                        Rule.PERMISSION,
                        c -> c.permissions = EnumSet.of(Permission.READ_BALANCES)),
                broken("account not shared", Rule.ACCOUNT, c -> c.account = Optional.of(OTHER)),
                broken("first of two broken rules", Rule.CONSENT_OWNER, c -> {
                    c.owner = "tpp-two";
                    c.permissions = Set.of();
                }),
                broken("token rules ask for no knowledge", Rule.TOKEN_KIND, c -> {
                    c.kind = PresentedToken.Kind.PUBLIC;
                    c.consentSource = NEVER_TOLD;
                    c.revocationSource = NEVER_TOLD;
                }));
    }

    @Test
    void everyRuleIsSeenBroken() {
        var seen = brokenRules()
                .map(arguments -> (Rule) arguments.get()[0])
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));
        assertThat(seen).containsExactlyInAnyOrder(Rule.values());
    }

    @ParameterizedTest
    @MethodSource("lastMoments")
    void aRuleHoldsToItsLastMoment(Change change) {
        assertThat(Case.with(change).verdict(check)).isInstanceOf(Permitted.class);
    }

    static Stream<Arguments> lastMoments() {
        return Stream.of(
                fine("consent a millisecond before expiry", c -> c.consentExpires = NOW.plusMillis(1)),
                fine("token a millisecond before its end", c -> c.tokenExpires = NOW.plusMillis(1)),
                fine("knowledge exactly as old as the bound", c -> {
                    c.consentSource = new Source.Projection(Optional.of(NOW.minus(BOUND)));
                    c.revocationSource = new Source.Projection(Optional.of(NOW.minus(BOUND)));
                }),
                fine(
                        "the publisher's clock a little ahead",
                        c -> c.consentSource = new Source.Projection(Optional.of(NOW.plusMillis(500)))),
                fine("asked just now", c -> {
                    c.consentSource = ASKED;
                    c.revocationSource = ASKED;
                }));
    }

    @ParameterizedTest
    @MethodSource("doubts")
    void whatWeCannotKnowIsADoubt(Set<Doubt> doubts, Change change) {
        assertThat(Case.with(change).verdict(check)).isEqualTo(new Doubtful(doubts));
    }

    static Stream<Arguments> doubts() {
        return Stream.of(
                doubt("consents older than the bound", Set.of(Doubt.CONSENT), c -> c.consentSource = STALE),
                doubt("no watermark yet", Set.of(Doubt.CONSENT), c -> c.consentSource = NEVER_TOLD),
                doubt("consent not here yet", Set.of(Doubt.CONSENT), c -> c.known = false),
                doubt("token ahead of us", Set.of(Doubt.CONSENT), c -> c.tokenSeq = OptionalLong.of(2)),
                doubt(
                        "clocks that cannot be compared",
                        Set.of(Doubt.CONSENT),
                        c -> c.consentSource = new Source.Projection(
                                Optional.of(NOW.plus(BOUND).plusMillis(1)))),
                doubt("revocations too old", Set.of(Doubt.REVOCATION), c -> c.revocationSource = STALE),
                doubt("both", Set.of(Doubt.CONSENT, Doubt.REVOCATION), c -> {
                    c.consentSource = STALE;
                    c.revocationSource = NEVER_TOLD;
                }),
                doubt("stale knowledge refuses nothing by itself", Set.of(Doubt.CONSENT), c -> {
                    c.consentSource = STALE;
                    c.status = ConsentStatus.REVOKED;
                }));
    }

    @Test
    void theRulesKeepTheirOrder() {
        assertThat(Arrays.stream(Rule.values()).map(Rule::concern).toList())
                .as("token, revocation, consent, grant: what is asked first may cost least and tell least")
                .isSorted();
    }

    /** One way in which a call differs from a sound one. */
    interface Change {
        void on(Case sound);
    }

    private static Arguments broken(String name, Rule rule, Change change) {
        return argumentSet(name, rule, change);
    }

    private static Arguments fine(String name, Change change) {
        return argumentSet(name, change);
    }

    private static Arguments doubt(String name, Set<Doubt> doubts, Change change) {
        return argumentSet(name, doubts, change);
    }

    /** A sound call, until it is changed. */
    static final class Case {
        PresentedToken.Kind kind = PresentedToken.Kind.RESOURCE;
        Set<String> scopes = Set.of("openid", "accounts");
        Optional<ConsentId> named = Optional.of(CONSENT);
        OptionalLong tokenSeq = OptionalLong.of(1);
        Instant tokenExpires = NOW.plusSeconds(60);
        Endpoint endpoint = Endpoint.ACCOUNTS;
        Optional<AccountId> account = Optional.empty();
        boolean known = true;
        long sequence = 1;
        String owner = "tpp-one";
        ConsentStatus status = ConsentStatus.AUTHORISED;
        Instant consentExpires = NOW.plusSeconds(3600);
        Set<Permission> permissions = EnumSet.of(Permission.READ_ACCOUNTS_BASIC);
        Set<AccountId> accounts = Set.of(SHARED);
        OptionalLong lastAuthorised = OptionalLong.of(1);
        Source consentSource = FRESH;
        boolean revoked = false;
        Source revocationSource = FRESH;

        static Case with(Change change) {
            var changed = new Case();
            change.on(changed);
            return changed;
        }

        Optional<ConsentFacts> facts() {
            return known
                    ? Optional.of(new ConsentFacts(
                            CONSENT,
                            sequence,
                            owner,
                            status,
                            consentExpires,
                            permissions,
                            Period.UNBOUNDED,
                            Optional.of(new PsuId("psu-1")),
                            accounts,
                            lastAuthorised))
                    : Optional.empty();
        }

        Verdict verdict(AccessCheck check) {
            var token = new PresentedToken(
                    kind,
                    "tpp-one",
                    scopes,
                    named,
                    tokenSeq,
                    Optional.of("grant-1"),
                    "jti-1",
                    NOW.minusSeconds(60),
                    tokenExpires,
                    "not looked at");
            var knowledge =
                    new Knowledge(new OfConsent(facts(), consentSource), new OfRevocation(revoked, revocationSource));
            return check.decide(new Call(token, endpoint, account), knowledge, NOW);
        }
    }
}
