package dev.amana.token.staff.users;

import dev.amana.token.limits.CountedKind;
import dev.amana.token.limits.Fingerprints;
import dev.amana.token.limits.Fingerprints.Purpose;
import dev.amana.token.limits.TryCounts;
import dev.amana.token.staff.StaffSettings;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Checks name, password and code together, so that no answer tells which of them was wrong, nor whether anybody has that name. Every try
 * is counted in PostgreSQL before it is looked at, so that many at once on several instances get no more than one after another would.
 */
@Service
public class StaffSignIn {

    /** What became of it. */
    public sealed interface Outcome {
        /** It is them. */
        record SignedIn(StaffMember member) implements Outcome {}

        /** Something does not fit. */
        record Refused() implements Outcome {}

        /** Too many tries; this one was not looked at. */
        record Waits() implements Outcome {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(StaffSignIn.class);

    private final StaffTable table;
    private final Passwords passwords;
    private final TryCounts counts;
    private final Fingerprints fingerprints;
    private final StaffSettings settings;
    private final Clock clock;

    StaffSignIn(
            StaffTable table,
            Passwords passwords,
            TryCounts counts,
            Fingerprints fingerprints,
            StaffSettings settings,
            Clock clock) {
        this.table = table;
        this.passwords = passwords;
        this.counts = counts;
        this.fingerprints = fingerprints;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param code six digits of their authenticator app, each good once
     * @param address where the connection comes from
     */
    public Outcome signIn(String name, String password, String code, String address) {
        byte[] nameKey = fingerprints.of(Purpose.Staff, NewMember.canonical(name));
        byte[] addressKey = fingerprints.of(Purpose.Address, address);
        boolean allowed = counts.take(
                                CountedKind.StaffSignInFromAddress,
                                addressKey,
                                settings.triesPerAddress(),
                                settings.window())
                        .isPresent()
                && counts.take(CountedKind.StaffSignIn, nameKey, settings.triesPerName(), settings.window())
                        .isPresent();
        if (!allowed) {
            LOG.warn("a staff sign-in was not looked at: too many tries");
            return new Outcome.Waits();
        }
        Optional<StaffMember> member = proven(name, password, code);
        if (member.isEmpty()) {
            LOG.info("a staff sign-in failed");
            return new Outcome.Refused();
        }
        counts.reset(CountedKind.StaffSignIn, nameKey);
        counts.giveBack(CountedKind.StaffSignInFromAddress, addressKey);
        return new Outcome.SignedIn(member.get());
    }

    private Optional<StaffMember> proven(String name, String password, String code) {
        Optional<StaffTable.Credentials> known = table.credentials(name);
        if (known.isEmpty()) {
            passwords.matchNobody(password);
            return Optional.empty();
        }
        StaffTable.Credentials credentials = known.get();
        boolean passwordFits = passwords.matches(password, credentials.passwordHash());
        OptionalLong step = Totp.matchingStep(credentials.totpSecret(), code.replace(" ", ""), clock.instant());
        return passwordFits
                        && step.isPresent()
                        && table.spendStep(credentials.member().id(), step.getAsLong())
                ? Optional.of(credentials.member())
                : Optional.empty();
    }
}
