package dev.amana.sandbox.journey;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.psu.AuthorizeApi;
import dev.amana.sandbox.psu.Customer;
import dev.amana.sandbox.psu.Decision;
import dev.amana.sandbox.psu.Phone;
import dev.amana.sandbox.tpp.ConsentRequest;
import dev.amana.sandbox.tpp.OAuthClient;
import dev.amana.sandbox.tpp.TokenRefusal;
import dev.amana.sandbox.tpp.Tokens;
import dev.amana.sandbox.tpp.Tpp;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The same without a browser, with as few permissions as can be; and a consent that is rejected. */
final class AuthorizeApiPass {

    private static final Set<String> FEW =
            Set.of("ReadAccountsBasic", "ReadTransactionsBasic", "ReadTransactionsCredits");
    private static final Customer PSU = Customer.OF_THE_GUIDE;

    private final Stage stage;
    private final Story story;
    private final AuthorizeApi api;

    AuthorizeApiPass(Stage stage) {
        this.stage = stage;
        this.story = stage.story();
        this.api = new AuthorizeApi(stage.sandbox(), stage.calls(), stage::publicToken);
    }

    void walk() {
        story.chapter("With the sandbox's Authorize API");
        malformed();
        story.step("The TPP asks for a second consent: accounts and incoming transactions, without details.");
        String consentId = create();
        anotherTpp(consentId);
        var verifier = new CodeVerifier();
        story.step("The PSU authorises by the Authorize API: one call signs in, the second carries code and decision.");
        Answer decided = decide(consentId, verifier, Decision.AUTHORISE, PSU.accountIds());
        Tokens tokens = redeem(decided.expect(200).text("/Code"), verifier);
        read(tokens);
        story.step("The TPP deletes the consent, and its token opens nothing any more.");
        Checks.equal(stage.tpp().deleteConsent(stage.publicToken(), consentId).expect(200), "/Data/Status", "Revoked");
        Refusal.await(stage, tokens, "/accounts", System.nanoTime());
        reject();
    }

    private void malformed() {
        story.step("A consent with a permission that does not exist is refused, and the error says where.");
        Answer refused = stage.tpp()
                .createConsent(stage.publicToken(), ConsentRequest.of(List.of("ReadAccountsBasic", "ReadEverything")));
        Checks.refusal(refused, 400, "BH.OBF.Field.Invalid");
        Checks.equal(refused, "/Errors/0/Path", "Data.Permissions[1]");
        story.fact("error", refused.text("/Errors/0/Message"));
    }

    private String create() {
        return stage.tpp()
                .createConsent(stage.publicToken(), ConsentRequest.of(FEW))
                .expect(201)
                .text("/Data/ConsentId");
    }

    private void anotherTpp(String consentId) {
        story.step("Another TPP may not read it.");
        OAuthClient other = OAuthClient.discover(stage.sandbox(), "tpp-two", stage.aside());
        String token = other.clientCredentials("accounts").access();
        Answer refused = new Tpp(stage.sandbox(), stage.calls(), other).readConsent(token, consentId);
        Checks.refusal(refused, 403, refused.at("/Errors/0/ErrorCode").asString("(none)"));
    }

    private Answer decide(String consentId, CodeVerifier verifier, Decision decision, List<String> accounts) {
        Phone phone = Phone.of(PSU, stage.sandbox(), stage.aside());
        String challenge =
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
        Answer started = api.start(consentId, PSU, Stage.REDIRECT, challenge, "journey");
        started.expect(201);
        return api.decide(started.text("/AttemptId"), phone.nextCode(), decision, accounts);
    }

    private Tokens redeem(String code, CodeVerifier verifier) {
        story.step("The TPP redeems the code for a token that is bound to a key of its own (DPoP).");
        try {
            Tokens tokens = stage.tpp().oauth().provingPossession().redeem(code, Stage.REDIRECT, verifier);
            Checks.that(tokens.boundTo().isPresent(), "the token is not bound to the key that was proven");
            story.fact("RESOURCE token", Tokens.shortened(tokens.access()) + ", bound");

            story.step("Without a proof of the key the token opens nothing.");
            Checks.invalidToken(stage.tpp().get(tokens.access(), "/accounts"));
            return tokens;
        } catch (TokenRefusal refusal) {
            throw new SandboxFailure("the code was refused: " + refusal.getMessage(), refusal);
        }
    }

    private void read(Tokens token) {
        story.step("It reads both accounts, without their numbers; the balances it was not given.");
        Answer accounts = stage.tpp().get(token, "/accounts").expect(200);
        Checks.equal("the number of accounts", accounts.at("/Data/Account").size(), 2);
        Answer account =
                stage.tpp().get(token, "/accounts/" + GuideValues.ACCOUNT).expect(200);
        GuideValues.account(account, "/Data/Account/0");
        Checks.absent(account, "/Data/Account/0/Account");
        Checks.absent(account, "/Data/Account/0/Servicer");
        Answer balances = stage.tpp().get(token, "/balances");
        Checks.refusal(balances, 403, balances.at("/Errors/0/ErrorCode").asString("(none)"));
        story.fact("error", balances.text("/Message"));

        story.step("Of the transactions it gets what came in, page by page, and not by whom.");
        story.fact("transactions", new Pages(stage, token).read("/transactions", AuthorizeApiPass::incoming));
    }

    private static void incoming(JsonNode transaction) {
        boolean plain = transaction.path("CreditDebitIndicator").asString("").equals("Credit")
                && transaction.path("TransactionInformation").isMissingNode()
                && transaction.path("Balance").isMissingNode()
                && transaction.path("DebtorAccount").isMissingNode();
        Checks.that(plain, "a transaction says more than was granted: " + transaction);
    }

    private void reject() {
        story.step("A third consent is rejected by the PSU: no code, and it stays rejected.");
        String consentId = create();
        Answer rejected = decide(consentId, new CodeVerifier(), Decision.REJECT, List.of());
        Checks.equal(rejected, "/Error", "access_denied");
        Checks.equal(stage.tpp().readConsent(stage.publicToken(), consentId).expect(200), "/Data/Status", "Rejected");
        Checks.refusal(
                stage.tpp().revokeConsent(stage.publicToken(), consentId), 400, "BH.OBF.Resource.InvalidConsentStatus");
    }
}
