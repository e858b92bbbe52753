package dev.amana.sandbox.journey;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.psu.Browser;
import dev.amana.sandbox.psu.Customer;
import dev.amana.sandbox.psu.Decision;
import dev.amana.sandbox.psu.PageWalk;
import dev.amana.sandbox.psu.Phone;
import dev.amana.sandbox.psu.Redirected;
import dev.amana.sandbox.tpp.Authorisation;
import dev.amana.sandbox.tpp.ConsentRequest;
import dev.amana.sandbox.tpp.TokenRefusal;
import dev.amana.sandbox.tpp.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** One consent from its creation to its end, authorised in the browser, with everything the guide's customer has. */
final class BrowserPass {

    private final Stage stage;
    private final Story story;

    BrowserPass(Stage stage) {
        this.stage = stage;
        this.story = stage.story();
    }

    void walk() {
        story.chapter("With a browser");
        String consentId = create();
        Authorisation authorisation = push(consentId);
        Redirected back = authorise(authorisation);
        Tokens tokens = redeem(consentId, authorisation, back);
        var data = new DataCalls(stage);
        data.read(tokens.access());
        data.refuse(tokens.access());
        Tokens refreshed = refresh(tokens);
        end(consentId, refreshed, tokens);
    }

    private String create() {
        story.step("The TPP asks for a consent that reaches back to 2018, with every permission there is.");
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String until = now.plus(Duration.ofDays(90)).toString();
        Answer created = stage.tpp()
                .createConsent(
                        stage.publicToken(),
                        ConsentRequest.of(ConsentRequest.ALL_PERMISSIONS)
                                .until(until)
                                .period("2018-01-01T00:00:00+03:00", now.toString()))
                .expect(201);
        Checks.equal(created, "/Data/Status", "AwaitingAuthorisation");
        Checks.equal(created, "/Data/TransactionFromDateTime", "2017-12-31T21:00:00.000Z");
        Checks.equal("the expiry", Instant.parse(created.text("/Data/ExpirationDateTime")), Instant.parse(until));
        String consentId = created.text("/Data/ConsentId");
        Checks.equal("the length of the ConsentId", consentId.length(), 22);
        Checks.equal(
                created,
                "/Links/Self",
                stage.sandbox().at("/authpage/consentId/" + consentId).toString());
        story.fact("ConsentId", consentId);
        story.fact("Status", "AwaitingAuthorisation");

        story.step("It reads the consent back at once.");
        Answer read = stage.tpp().readConsent(stage.publicToken(), consentId).expect(200);
        Checks.equal("the consent read", read.at("/Data"), created.at("/Data"));

        story.step("Its own token opens no account data.");
        Checks.invalidToken(stage.tpp().get(stage.publicToken(), "/accounts"));
        return consentId;
    }

    private Authorisation push(String consentId) {
        story.step("The TPP pushes the authorisation request (PAR, PKCE S256, private_key_jwt).");
        Authorisation authorisation = stage.tpp().oauth().push(consentId, Stage.REDIRECT);
        story.fact("where the PSU goes", authorisation.page().getPath() + "?client_id=…&request_uri=…");
        return authorisation;
    }

    private Redirected authorise(Authorisation authorisation) {
        Customer psu = Customer.OF_THE_GUIDE;
        try (var browser = new Browser(stage.sandbox().base(), story)) {
            var pages = new PageWalk(browser);
            story.step("The PSU's browser opens the bank's page.");
            pages.open(authorisation.page());
            Checks.that(pages.text().contains("Sadeem Money"), "the page does not say who asks: " + pages.text());
            story.fact("page", pages.title());

            story.step("The PSU signs in with CPR, mobile and CIF.");
            Phone phone = Phone.of(psu, stage.sandbox(), stage.aside());
            pages.signIn(psu);
            story.fact("page", pages.title());

            story.step("A code comes to the PSU's phone, and the PSU enters it.");
            pages.enterCode(phone.nextCode());
            story.fact("page", pages.title());
            Checks.that(pages.text().contains("Sadeem Money"), "the decision does not say who asks: " + pages.text());

            story.step("The PSU picks one of two accounts and authorises.");
            Redirected back = pages.decide(Decision.AUTHORISE, List.of(GuideValues.ACCOUNT));
            Checks.equal("where the PSU came back to", back.withoutQuery(), Stage.REDIRECT);
            Checks.equal("state", back.require("state"), authorisation.state().getValue());
            Checks.equal("iss", back.require("iss"), stage.sandbox().issuer().toString());
            story.fact("back at the TPP with", "code, state, iss");
            return back;
        }
    }

    private Tokens redeem(String consentId, Authorisation authorisation, Redirected back) {
        story.step("The TPP redeems the code.");
        Tokens tokens;
        try {
            tokens = stage.tpp()
                    .oauth()
                    .redeem(back.require("code"), authorisation.redirectUri(), authorisation.verifier());
        } catch (TokenRefusal refusal) {
            throw new SandboxFailure("the code was refused: " + refusal.getMessage(), refusal);
        }
        IDTokenClaimsSet id = stage.tpp()
                .oauth()
                .validate(
                        tokens.id().orElseThrow(() -> new SandboxFailure("no ID token came with the code")),
                        authorisation.nonce());
        Checks.equal("openbanking_intent_id", id.getStringClaim("openbanking_intent_id"), consentId);
        Checks.that(tokens.refresh().isPresent(), "no refresh token came with the code");
        Checks.that(
                tokens.lifetime().compareTo(Duration.ofMinutes(30)) <= 0,
                "the access token lives " + tokens.lifetime());
        story.fact(
                "RESOURCE token",
                Tokens.shortened(tokens.access()) + ", " + tokens.lifetime().toSeconds() + " s");
        story.fact("ID token", "valid, for this consent");

        story.step("The consent is authorised.");
        Answer consent = stage.tpp().readConsent(stage.publicToken(), consentId).expect(200);
        Checks.equal(consent, "/Data/Status", "Authorised");
        return tokens;
    }

    private Tokens refresh(Tokens tokens) {
        story.step("The TPP gets a new access token with its refresh token; data flows as before.");
        try {
            Tokens refreshed = stage.tpp().oauth().refresh(tokens.refresh().orElseThrow());
            Checks.that(!refreshed.access().equals(tokens.access()), "the refreshed access token is the old one");
            stage.tpp().get(refreshed.access(), "/accounts").expect(200);
            return refreshed;
        } catch (TokenRefusal refusal) {
            throw new SandboxFailure("the refresh token was refused: " + refusal.getMessage(), refusal);
        }
    }

    private void end(String consentId, Tokens current, Tokens first) {
        story.step("The TPP revokes the consent.");
        Answer revoked =
                stage.tpp().revokeConsent(stage.publicToken(), consentId).expect(200);
        Checks.equal(revoked, "/Data/Status", "Revoked");
        long acknowledged = System.nanoTime();
        story.fact("Status", "Revoked");

        story.step("From then on no token of it opens anything.");
        Refusal.await(stage, current, "/accounts", acknowledged);
        Checks.invalidToken(stage.tpp().get(first, "/accounts/" + GuideValues.ACCOUNT));

        story.step("The refresh token is refused too.");
        try {
            stage.tpp().oauth().refresh(first.refresh().orElseThrow());
            throw new SandboxFailure("the refresh token of a revoked consent was taken");
        } catch (TokenRefusal refusal) {
            Checks.equal("the refusal's status", refusal.status(), 400);
            Checks.equal("the refusal", refusal.code(), "invalid_grant");
        }

        story.step("Revoking again is safe.");
        Answer again = stage.tpp().revokeConsent(stage.publicToken(), consentId).expect(200);
        Checks.equal("the second answer", again.at("/Data"), revoked.at("/Data"));
    }
}
