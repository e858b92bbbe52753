package dev.amana.token.pages;

import dev.amana.token.attempts.AttemptStore;
import dev.amana.token.attempts.EndReason;
import dev.amana.token.attempts.SignedInCustomer;
import dev.amana.token.attempts.Stage;
import dev.amana.token.otp.Entry;
import dev.amana.token.otp.OneTimeCodes;
import dev.amana.token.otp.Sending;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What comes of the code that a customer types, or of asking for another: the same limits wherever it is. */
@Component
class CodeForm {

    private final AttemptStore steps;
    private final OneTimeCodes codes;
    private final Dates dates;

    CodeForm(AttemptStore steps, OneTimeCodes codes, Dates dates) {
        this.steps = steps;
        this.codes = codes;
        this.dates = dates;
    }

    /** @param refused shows the form once more, with what was wrong */
    ModelAndView enter(OpenSignIn open, String typed, Function<Message, ModelAndView> refused) {
        if (!(open.stage() instanceof Stage.SignedIn)) {
            return SeeOther.to(open.path());
        }
        Optional<String> digits = TypedCode.digits(typed);
        if (digits.isEmpty()) {
            return refused.apply(Message.of("code.format"));
        }
        return switch (codes.enter(open.id(), digits.get())) {
            case Entry.Right _, Entry.LastWrong _, Entry.Waits _, Entry.NothingToEnter _ -> SeeOther.to(open.path());
            case Entry.Wrong(int left) -> refused.apply(Message.of("code.wrong", left));
            case Entry.TooLate _ -> refused.apply(Message.of("code.too-late"));
        };
    }

    /** @param refused shows the form once more, with why no other code is sent */
    ModelAndView resend(OpenSignIn open, Locale locale, Function<Message, ModelAndView> refused) {
        Optional<SignedInCustomer> customer = steps.signedInCustomer(open.id());
        if (!(open.stage() instanceof Stage.SignedIn) || customer.isEmpty()) {
            return SeeOther.to(open.path());
        }
        return switch (codes.send(open.id(), customer.get())) {
            case Sending.Sent _ -> SeeOther.to(open.path() + "?sent");
            case Sending.TooSoon(Instant from) ->
                refused.apply(Message.of("code.too-soon", dates.timeWithSeconds(from, locale)));
            case Sending.NoMore _ -> refused.apply(Message.of("code.no-more"));
            case Sending.Waits _ -> {
                steps.end(open.id(), EndReason.CustomerWaits);
                yield SeeOther.to(open.path());
            }
        };
    }
}
