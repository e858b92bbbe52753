package dev.amana.token.pages;

import static dev.amana.token.farends.CoreBanking.ACCOUNTS;
import static dev.amana.token.farends.CoreBanking.SALMA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.token.farends.Browser;
import dev.amana.token.farends.Browser.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest extends PagesTest {

    private static final String ENGLISH = "<html lang=\"en\" dir=\"ltr\">";
    private static final String ARABIC = "<html lang=\"ar\" dir=\"rtl\">";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ar|ar",
                "ar-SA,en;q=0.5|ar",
                "fr,ar;q=0.8,en;q=0.2|ar",
                "en-GB,ar;q=0.9|en",
                "fr|en",
                "*|en",
                ";;;q=2|en",
                "<script>|en"
            })
    void browserThatPrefersALanguageGetsIt(String preferred, String expected) {
        assertThat(new Browser(port, preferred).open(attempt()).body())
                .contains(expected.equals("ar") ? ARABIC : ENGLISH);
    }

    @Test
    void choosingALanguageKeepsTheAttemptAtEveryStage() {
        Browser browser = browser();
        String attempt = attempt();
        Page page = browser.open(attempt);
        assertThat(page.body()).contains(ENGLISH, "href=\"" + attempt + "?lang=ar\"");

        page = browser.open(attempt + "?lang=ar");
        assertThat(page.address().getQuery()).isNull();
        assertThat(page.body()).contains(ARABIC, "تسجيل الدخول", "Sadeem Money", "href=\"" + attempt + "?lang=en\"");

        int before = CORE_BANKING.messages(SALMA).size();
        page = signIn(browser, attempt, SALMA);
        assertThat(page.body()).contains(ARABIC, "أدخل رمز التحقق");
        String code = codeAfter(SALMA, before);
        assertThat(CORE_BANKING.messages(SALMA).get(before)).startsWith("أمانة");

        page = browser.submit(page, "/code", "code", otherThan(code));
        assertThat(page.body()).contains(ARABIC, "بقيت لك 4 محاولات", "/code?lang=en\"");
        page = browser.open(attempt + "/code?lang=en");
        assertThat(page.body()).contains(ENGLISH, "Enter your code");

        page = browser.submitAndFollow(page, "/code", "code", code);
        assertThat(page.body()).contains(ENGLISH, "Share your account information?", "12 months");
        page = browser.open(attempt + "?lang=ar");
        assertThat(page.body()).contains(ARABIC, "21 نوفمبر 2027", "أوافق", "أرفض", "•••• 0100");

        Page answer = browser.submit(page, "/decision", "decision", "authorise", "account", ACCOUNTS.getFirst());
        assertThat(answer.parameter("code")).isNotEmpty();
    }

    @Test
    void languageIsRememberedApartFromTheSession() {
        Browser browser = browser();
        Page chosen = browser.get(attempt() + "?lang=ar");

        assertThat(chosen.status()).isEqualTo(303);
        assertThat(chosen.response().headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("amana-language=ar;")
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(browser.open("/authpage/nothing").body()).contains(ARABIC, "هذا الرابط لا يؤدي إلى شيء");
    }

    @Test
    void unknownLanguageIsNoChoice() {
        Browser browser = browser();
        assertThat(browser.get(attempt() + "?lang=xx%0d%0aSet-Cookie:a=b").status())
                .isEqualTo(200);
        assertThat(browser.get(attempt() + "?lang=ar&lang=en").location().getQuery())
                .isNull();
    }

    @Test
    void linkToALanguageLeadsToTheSamePageAndNowhereElse() {
        Page refused = browser().get("/authpage//elsewhere.example/?lang=ar");
        assertThat(refused.status()).isEqualTo(400);
        Page page = browser().get("/authpage/nothing?lang=ar&next=https://elsewhere.example/");
        assertThat(page.header("Location")).isEqualTo("/authpage/nothing");
    }
}
