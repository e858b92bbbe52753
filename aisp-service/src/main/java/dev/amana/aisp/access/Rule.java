package dev.amana.aisp.access;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rules that a data call must satisfy, in the order in which they are asked (docs/decisions/0004); the first that does not
 * hold decides. A rule's name is what a decision record and a metric say. That the token is genuine, for this audience
 * and in the right hands is settled before, by the resource server; without that there is nothing to decide about.
 */
public enum Rule {
    TOKEN_KIND(Concern.TOKEN, q -> q.token().kind() == q.neededKind()),
    TOKEN_CURRENT(Concern.TOKEN, q -> q.now().isBefore(q.token().expiresAt())),
    TOKEN_NOT_REVOKED(Concern.REVOCATION, q -> !q.knowledge().revocation().revoked()),
    CONSENT_KNOWN(Concern.CONSENT, q -> q.knowledge().consent().facts().isPresent()),
    CONSENT_OWNER(Concern.CONSENT, q -> q.consent().clientId().equals(q.token().clientId())),
    CONSENT_AUTHORISED(Concern.CONSENT, q -> q.consent().status() == ConsentStatus.AUTHORISED),
    CONSENT_UNEXPIRED(Concern.CONSENT, q -> q.now().isBefore(q.consent().expiration())),
    CONSENT_AUTHORISATION(
            Concern.CONSENT,
            q -> q.token().authorisedSeq().isPresent()
                    && q.token().authorisedSeq().equals(q.consent().lastAuthorisedSeq())),
    SCOPE(Concern.GRANT, q -> q.token().scopes().contains("accounts")),
    PERMISSION(
            Concern.GRANT,
            q -> q.call().endpoint().requirement().metBy(q.consent().permissions())),
    ACCOUNT(
            Concern.GRANT,
            q -> q.call().account().map(q.consent().accountIds()::contains).orElse(true));

    /** What a rule is about, and so what must be known before it is asked. */
    public enum Concern {
        /** The token alone: no knowledge needed. */
        TOKEN,
        /** Revocations of the token, its grant or its client. */
        REVOCATION,
        /** The consent as a whole: a caller learns no more than that its token is no longer valid. */
        CONSENT,
        /** What the token and the consent grant: the caller is known, and is told. */
        GRANT
    }

    /** Everything a rule may look at. */
    record Question(Call call, Knowledge knowledge, Instant now) {

        PresentedToken token() {
            return call.token();
        }

        PresentedToken.Kind neededKind() {
            return call.endpoint().isPublic() ? PresentedToken.Kind.PUBLIC : PresentedToken.Kind.RESOURCE;
        }

        ConsentFacts consent() {
            return knowledge.consent().facts().orElseThrow();
        }
    }

    private static final Set<Concern> ABOUT_TOKEN = Set.of(Concern.TOKEN);

    static final List<Rule> OF_TOKEN = Arrays.stream(values())
            .filter(rule -> ABOUT_TOKEN.contains(rule.concern))
            .toList();
    static final List<Rule> OF_REVOCATION = Arrays.stream(values())
            .filter(rule -> rule.concern == Concern.REVOCATION)
            .toList();
    static final List<Rule> OF_KNOWLEDGE = Arrays.stream(values())
            .filter(rule -> !ABOUT_TOKEN.contains(rule.concern))
            .toList();

    private final Concern concern;
    private final Predicate<Question> condition;

    Rule(Concern concern, Predicate<Question> condition) {
        this.concern = concern;
        this.condition = condition;
    }

    /** What the rule is about. */
    public Concern concern() {
        return concern;
    }

    boolean holds(Question question) {
        return condition.test(question);
    }
}
