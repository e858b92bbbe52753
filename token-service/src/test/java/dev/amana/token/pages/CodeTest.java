package dev.amana.token.pages;

import static dev.amana.token.farends.CoreBanking.SALMA;
import static dev.amana.token.farends.CoreBanking.YUSUF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.token.farends.Browser;
import dev.amana.token.farends.Browser.Page;
import dev.amana.token.farends.CoreBanking.Customer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CodeTest extends PagesTest {

    private static final Duration RESEND_AFTER = Duration.ofSeconds(30);

    @Test
    void fiveWrongCodesEndTheAttemptAndTheCustomerWaits() {
        Browser browser = browser();
        int before = CORE_BANKING.messages(SALMA).size();
        Page page = signIn(browser, attempt(), SALMA);
        String right = codeAfter(SALMA, before);
        for (int left = 4; left >= 1; left--) {
            page = browser.submit(page, "/code", "code", otherThan(right));
            assertThat(page.status()).isEqualTo(422);
            assertThat(page.body())
                    .contains(left == 1 ? "You can try once more" : "You can try %d more".formatted(left));
        }
        page = browser.submitAndFollow(page, "/code", "code", otherThan(right));
        assertThat(page.body()).contains("Too many wrong codes", "error=access_denied");

        Page waits = signIn(browser(), attempt(), SALMA);
        assertThat(waits.body()).contains("Please wait a little");
        assertThat(CORE_BANKING.messages(SALMA)).hasSize(before + 1);

        clock.advance(Duration.ofMinutes(15));
        assertThat(authenticate(browser(), attempt(), SALMA).body()).contains("Share your account information?");
    }

    @Test
    void wrongCodesOfSeveralAttemptsCountTogether() {
        for (int attempt = 0; attempt < 5; attempt++) {
            Browser browser = browser();
            int before = CORE_BANKING.messages(SALMA).size();
            Page page = signIn(browser, attempt(), SALMA);
            browser.submit(page, "/code", "code", otherThan(codeAfter(SALMA, before)));
        }
        assertThat(signIn(browser(), attempt(), SALMA).body()).contains("Please wait a little");
    }

    @Test
    void wrongTripleLooksTheSameAndIsNeverRight() {
        Customer typo = new Customer("nobody", SALMA.cpr(), SALMA.mobile(), "999999");
        int before = CORE_BANKING.messages(SALMA).size();
        Browser browser = browser();
        Page right = signIn(browser(), attempt(), SALMA);
        codeAfter(SALMA, before);

        Page page = signIn(browser, attempt(), typo);
        assertThat(withoutWhatDiffers(page)).isEqualTo(withoutWhatDiffers(right));
        for (int left = 4; left >= 1; left--) {
            page = browser.submit(page, "/code", "code", "123456");
            assertThat(page.status()).isEqualTo(422);
        }
        page = browser.submitAndFollow(page, "/code", "code", "123456");
        assertThat(page.body()).contains("Too many wrong codes");
        assertThat(CORE_BANKING.messages(SALMA)).hasSize(before + 1);

        assertThat(signIn(browser(), attempt(), typo).body()).contains("Please wait a little");
        assertThat(authenticate(browser(), attempt(), SALMA).body()).contains("Share your account information?");
    }

    @Test
    void codeIsGoodForThreeMinutes() {
        Browser browser = browser();
        int before = CORE_BANKING.messages(YUSUF).size();
        Page page = signIn(browser, attempt(), YUSUF);
        String old = codeAfter(YUSUF, before);
        clock.advance(Duration.ofMinutes(3));

        page = browser.submit(page, "/code", "code", old);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("That code is too old");

        page = browser.submitAndFollow(page, "/resend");
        assertThat(page.body()).contains("another code is on its way");
        String fresh = codeAfter(YUSUF, before + 1);
        if (!old.equals(fresh)) {
            page = browser.submit(page, "/code", "code", old);
            assertThat(page.body()).contains("That code is not right");
        }
        assertThat(browser.submitAndFollow(page, "/code", "code", fresh).body())
                .contains("Share your account information?");
    }

    @Test
    void anotherCodeIsSentThreeTimesAndNotSoonerThanAfterThirtySeconds() {
        Browser browser = browser();
        int before = CORE_BANKING.messages(SALMA).size();
        String attempt = attempt();
        Page page = signIn(browser, attempt, SALMA);
        codeAfter(SALMA, before);
        assertThat(page.body()).contains("You can ask for another code at").doesNotContain("/resend");

        for (int resend = 1; resend <= 3; resend++) {
            clock.advance(RESEND_AFTER);
            page = browser.submitAndFollow(browser.open(attempt), "/resend");
            codeAfter(SALMA, before + resend);
        }
        clock.advance(RESEND_AFTER);
        assertThat(browser.open(attempt).body())
                .contains("No more codes can be sent")
                .doesNotContain("/resend");
        assertThat(CORE_BANKING.messages(SALMA)).hasSize(before + 4);
    }

    @Test
    void resendAskedForTooSoonIsRefused() {
        Browser browser = browser();
        String attempt = attempt();
        signIn(browser, attempt, SALMA);
        clock.advance(RESEND_AFTER);
        Page open = browser.open(attempt);
        browser.submit(open, "/resend");

        Page refused = browser.submit(open, "/resend");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("You can ask for another code at");
    }

    @Test
    void codeIsUsedOnce() {
        Browser browser = browser();
        int before = CORE_BANKING.messages(SALMA).size();
        Page page = signIn(browser, attempt(), SALMA);
        String code = codeAfter(SALMA, before);
        browser.submit(page, "/code", "code", code);

        Page again = browser.submitAndFollow(page, "/code", "code", code);
        assertThat(again.body()).contains("Share your account information?");
        assertThat(jdbc.sql("select wrong_entries from one_time_code order by sent_at desc limit 1")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsNoCodeIsNotCounted() {
        Browser browser = browser();
        Page page = signIn(browser, attempt(), SALMA);
        for (String typed : new String[] {"", "12345", "abcdef", "1234567"}) {
            page = browser.submit(page, "/code", "code", typed);
            assertThat(page.body()).contains("Enter the six digits");
        }
        assertThat(jdbc.sql("select coalesce(sum(tries), 0) from try_count where kind = 'CodeEntry'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void customerMayCorrectWhatTheyTyped() {
        Browser browser = browser();
        Page page = signIn(browser, attempt(), new Customer("nobody", SALMA.cpr(), "+97333000000", SALMA.cif()));
        page = browser.submitAndFollow(page, "/correct");
        assertThat(page.body()).contains("CPR number");

        String[] details = {"cpr", SALMA.cpr(), "mobile", SALMA.mobile(), "cif", SALMA.cif()};
        page = browser.submitAndFollow(page, "/sign-in", details);
        assertThat(page.body()).contains("We sent a code a moment ago");
        clock.advance(RESEND_AFTER);
        int before = CORE_BANKING.messages(SALMA).size();
        page = browser.submitAndFollow(page, "/sign-in", details);
        assertThat(browser.submitAndFollow(page, "/code", "code", codeAfter(SALMA, before))
                        .body())
                .contains("Share your account information?");
    }

    static String withoutWhatDiffers(Page page) {
        return page.body()
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID")
                .replaceAll("value=\"[^\"]+\"", "value")
                .replaceAll("\\d\\d:\\d\\d(:\\d\\d)?", "TIME");
    }
}
