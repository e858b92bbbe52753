package dev.amana.consent.consents;

import static dev.amana.consent.consents.Given.ACCOUNT;
import static dev.amana.consent.consents.Given.EXPIRY;
import static dev.amana.consent.consents.Given.FIRST;
import static dev.amana.consent.consents.Given.ID;
import static dev.amana.consent.consents.Given.LATER;
import static dev.amana.consent.consents.Given.OTHER_ACCOUNT;
import static dev.amana.consent.consents.Given.OTHER_PSU;
import static dev.amana.consent.consents.Given.OTHER_TPP;
import static dev.amana.consent.consents.Given.PSU;
import static dev.amana.consent.consents.Given.SECOND;
import static dev.amana.consent.consents.Given.TPP;
import static dev.amana.consent.consents.Given.authorise;
import static dev.amana.consent.consents.Given.authorised;
import static dev.amana.consent.consents.Given.created;
import static dev.amana.consent.consents.Given.expired;
import static dev.amana.consent.consents.Given.fold;
import static dev.amana.consent.consents.Given.noticed;
import static dev.amana.consent.consents.Given.reject;
import static dev.amana.consent.consents.Given.rejected;
import static dev.amana.consent.consents.Given.revoke;
import static dev.amana.consent.consents.Given.revoked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.consent.consents.ConsentCommand.AuthoriseConsent;
import dev.amana.consent.consents.ConsentCommand.ChangeConsent;
import dev.amana.consent.consents.ConsentCommand.NoticeExpiry;
import dev.amana.consent.consents.ConsentCommand.RecordExpiry;
import dev.amana.consent.consents.ConsentCommand.RejectConsent;
import dev.amana.consent.consents.ConsentCommand.RejectUnfinished;
import dev.amana.consent.consents.ConsentCommand.RevokeConsent;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every state against every command. "-" means that it is so already and nothing happens again. A state, a command or a kind
 * of revoker that is not in the table fails the test, and so does a cell that is missing.
 */
class DecisionTableTest {

    private static final String TABLE = """
        command                     | awaiting          | authorised               | authorised, last hour    | authorised, noticed      | rejected        | revoked        | expired        | awaiting, late | authorised, late
        authorise                   | ConsentAuthorised | ConsentReauthorised      | ConsentReauthorised      | ConsentReauthorised      | AlreadyRejected | AlreadyRevoked | AlreadyExpired | AlreadyExpired | AlreadyExpired
        authorise as another PSU    | ConsentAuthorised | AnotherPsu               | AnotherPsu               | AnotherPsu               | AlreadyRejected | AlreadyRevoked | AlreadyExpired | AlreadyExpired | AlreadyExpired
        authorise other accounts    | ConsentAuthorised | ConsentReauthorised      | ConsentReauthorised      | ConsentReauthorised      | AlreadyRejected | AlreadyRevoked | AlreadyExpired | AlreadyExpired | AlreadyExpired
        authorise no account        | NoAccounts        | NoAccounts               | NoAccounts               | NoAccounts               | NoAccounts      | NoAccounts     | NoAccounts     | NoAccounts     | NoAccounts
        authorise for another TPP   | AnotherClient     | AnotherClient            | AnotherClient            | AnotherClient            | AnotherClient   | AnotherClient  | AnotherClient  | AnotherClient  | AnotherClient
        the first attempt again     | ConsentAuthorised | -                        | -                        | -                        | AttemptReused   | -              | -              | AlreadyExpired | -
        the first attempt, changed  | ConsentAuthorised | AttemptReused            | AttemptReused            | AttemptReused            | AttemptReused   | AttemptReused  | AttemptReused  | AlreadyExpired | AttemptReused
        reject                      | ConsentRejected   | NotAwaitingAuthorisation | NotAwaitingAuthorisation | NotAwaitingAuthorisation | AlreadyRejected | AlreadyRevoked | AlreadyExpired | AlreadyExpired | AlreadyExpired
        reject by the first attempt | ConsentRejected   | AttemptReused            | AttemptReused            | AttemptReused            | -               | AttemptReused  | AttemptReused  | AlreadyExpired | AttemptReused
        reject so as another PSU    | ConsentRejected   | AttemptReused            | AttemptReused            | AttemptReused            | AttemptReused   | AttemptReused  | AttemptReused  | AlreadyExpired | AttemptReused
        reject for another TPP      | AnotherClient     | AnotherClient            | AnotherClient            | AnotherClient            | AnotherClient   | AnotherClient  | AnotherClient  | AnotherClient  | AnotherClient
        revoke                      | ConsentRevoked    | ConsentRevoked           | ConsentRevoked           | ConsentRevoked           | AlreadyRejected | -              | -              | -              | -
        revoke as another TPP       | AnotherClient     | AnotherClient            | AnotherClient            | AnotherClient            | AnotherClient   | AnotherClient  | AnotherClient  | AnotherClient  | AnotherClient
        revoke as the PSU           | AnotherPsu        | ConsentRevoked           | ConsentRevoked           | ConsentRevoked           | AnotherPsu      | -              | -              | AnotherPsu     | -
        revoke as another PSU       | AnotherPsu        | AnotherPsu               | AnotherPsu               | AnotherPsu               | AnotherPsu      | AnotherPsu     | AnotherPsu     | AnotherPsu     | AnotherPsu
        revoke as the bank          | ConsentRevoked    | ConsentRevoked           | ConsentRevoked           | ConsentRevoked           | AlreadyRejected | -              | -              | -              | -
        reject as unfinished        | ConsentRejected   | NotAwaitingAuthorisation | NotAwaitingAuthorisation | NotAwaitingAuthorisation | -               | AlreadyRevoked | AlreadyExpired | AlreadyExpired | AlreadyExpired
        record its expiry           | NotYetExpired     | NotYetExpired            | NotYetExpired            | NotYetExpired            | AlreadyRejected | AlreadyRevoked | -              | ConsentExpired | ConsentExpired
        notice it, a day before     | NotAuthorised     | NoticeNotDue             | ConsentExpiryNoticed     | -                        | AlreadyRejected | AlreadyRevoked | AlreadyExpired | AlreadyExpired | AlreadyExpired
        notice it, a week before    | NotAuthorised     | NoticeNotDue             | ConsentExpiryNoticed     | ConsentExpiryNoticed     | AlreadyRejected | AlreadyRevoked | AlreadyExpired | AlreadyExpired | AlreadyExpired
        notice it, a year before    | NotAuthorised     | NoticeNotDue             | NoticeNotDue             | NoticeNotDue             | AlreadyRejected | AlreadyRevoked | AlreadyExpired | AlreadyExpired | AlreadyExpired
        """;

    private static final Instant LAST_HOUR = EXPIRY.minusSeconds(3600);
    private static final Instant LATE = EXPIRY;

    private record Column(Consent consent, Instant at) {}

    private static final Map<String, Column> STATES = states();
    private static final Map<String, Function<Instant, ChangeConsent>> COMMANDS = commands();

    private static Map<String, Column> states() {
        Map<String, Column> states = new LinkedHashMap<>();
        states.put("awaiting", new Column(fold(created()), LATER));
        states.put("authorised", new Column(fold(created(), authorised()), LATER));
        states.put("authorised, last hour", new Column(fold(created(), authorised()), LAST_HOUR));
        states.put("authorised, noticed", new Column(fold(created(), authorised(), noticed(1)), LAST_HOUR));
        states.put("rejected", new Column(fold(created(), rejected()), LATER));
        states.put("revoked", new Column(fold(created(), authorised(), revoked()), LATER));
        states.put("expired", new Column(fold(created(), authorised(), expired()), LATE));
        states.put("awaiting, late", new Column(fold(created()), LATE));
        states.put("authorised, late", new Column(fold(created(), authorised()), LATE));
        return states;
    }

    private static Map<String, Function<Instant, ChangeConsent>> commands() {
        Map<String, Function<Instant, ChangeConsent>> commands = new LinkedHashMap<>();
        commands.put("authorise", at -> authorise(at, SECOND, PSU, ACCOUNT));
        commands.put("authorise as another PSU", at -> authorise(at, SECOND, OTHER_PSU, ACCOUNT));
        commands.put("authorise other accounts", at -> authorise(at, SECOND, PSU, OTHER_ACCOUNT));
        commands.put("authorise no account", at -> authorise(at, SECOND, PSU));
        commands.put(
                "authorise for another TPP",
                at -> new AuthoriseConsent(ID, at, SECOND, OTHER_TPP, PSU, List.of(ACCOUNT)));
        commands.put("the first attempt again", at -> authorise(at, FIRST, PSU, ACCOUNT));
        commands.put("the first attempt, changed", at -> authorise(at, FIRST, PSU, OTHER_ACCOUNT));
        commands.put("reject", at -> reject(at, SECOND));
        commands.put("reject by the first attempt", at -> reject(at, FIRST));
        commands.put(
                "reject so as another PSU",
                at -> new RejectConsent(ID, at, FIRST, TPP, Optional.of(OTHER_PSU), RejectionReason.PSU_DECLINED));
        commands.put(
                "reject for another TPP",
                at -> new RejectConsent(ID, at, SECOND, OTHER_TPP, Optional.empty(), RejectionReason.PSU_DECLINED));
        commands.put("revoke", at -> revoke(at));
        commands.put("revoke as another TPP", at -> new RevokeConsent(ID, at, new Revoker.Tpp(OTHER_TPP)));
        commands.put("revoke as the PSU", at -> new RevokeConsent(ID, at, new Revoker.Psu(PSU, Optional.empty())));
        commands.put(
                "revoke as another PSU", at -> new RevokeConsent(ID, at, new Revoker.Psu(OTHER_PSU, Optional.empty())));
        commands.put("revoke as the bank", at -> new RevokeConsent(ID, at, Given.BANK));
        commands.put("reject as unfinished", at -> new RejectUnfinished(ID, at));
        commands.put("record its expiry", at -> new RecordExpiry(ID, at));
        commands.put("notice it, a day before", at -> new NoticeExpiry(ID, at, 1));
        commands.put("notice it, a week before", at -> new NoticeExpiry(ID, at, 7));
        commands.put("notice it, a year before", at -> new NoticeExpiry(ID, at, 365));
        return commands;
    }

    @TestFactory
    Stream<DynamicTest> everyStateAgainstEveryCommand() {
        List<List<String>> rows = TABLE.lines().map(DecisionTableTest::cells).toList();
        List<String> states = rows.getFirst().subList(1, rows.getFirst().size());
        return rows.stream()
                .skip(1)
                .flatMap(row -> Stream.iterate(0, i -> i + 1)
                        .limit(states.size())
                        .map(i -> DynamicTest.dynamicTest(
                                row.getFirst() + " on " + states.get(i),
                                () -> assertThat(outcome(states.get(i), row.getFirst()))
                                        .isEqualTo(row.get(i + 1)))));
    }

    @Test
    void theTableKnowsEveryStateAndEveryCommand() {
        assertThat(types(STATES.values().stream().map(Column::consent)))
                .isEqualTo(Set.of(Consent.class.getPermittedSubclasses()));
        assertThat(types(COMMANDS.values().stream().map(command -> command.apply(LATER))))
                .isEqualTo(Set.of(ChangeConsent.class.getPermittedSubclasses()));
        assertThat(types(COMMANDS.values().stream()
                        .map(command -> command.apply(LATER))
                        .filter(RevokeConsent.class::isInstance)
                        .map(revoke -> ((RevokeConsent) revoke).by())))
                .isEqualTo(Set.of(Revoker.class.getPermittedSubclasses()));
        assertThat(TABLE.lines().skip(1).map(row -> cells(row).getFirst()))
                .containsExactlyElementsOf(COMMANDS.keySet());
        assertThat(cells(TABLE.lines().findFirst().orElseThrow()).subList(1, STATES.size() + 1))
                .containsExactlyElementsOf(STATES.keySet());
    }

    private static String outcome(String state, String command) {
        Column column = Objects.requireNonNull(STATES.get(state));
        ChangeConsent wish = Objects.requireNonNull(COMMANDS.get(command)).apply(column.at());
        return switch (Decider.decide(column.consent(), wish)) {
            case Decision.Happens(ConsentEvent event) -> event.getClass().getSimpleName();
            case Decision.AlreadySo() -> "-";
            case Decision.Refused(Refusal refusal) -> refusal.getClass().getSimpleName();
        };
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.split("\\|")).map(String::strip).toList();
    }

    private static Set<Class<?>> types(Stream<?> objects) {
        return objects.map(Object::getClass).collect(Collectors.toSet());
    }
}
