package dev.amana.sandbox.journey;

import dev.amana.sandbox.http.Answer;

/** What a RESOURCE token for one account of the guide's customer opens, and what it does not. */
final class DataCalls {

    private static final String ONE_DAY =
            "?fromBookingDateTime=2018-12-10T00:00:00&toBookingDateTime=2018-12-10T23:59:59";

    private final Stage stage;
    private final Story story;

    DataCalls(Stage stage) {
        this.stage = stage;
        this.story = stage.story();
    }

    void read(String token) {
        story.step("The TPP reads the accounts: the one that the PSU picked, as the guide prints it.");
        Answer accounts = stage.tpp().get(token, "/accounts").expect(200);
        Checks.equal("the number of accounts", accounts.at("/Data/Account").size(), 1);
        GuideValues.account(accounts, "/Data/Account/0");
        GuideValues.accountDetail(accounts, "/Data/Account/0");
        Checks.equal(accounts, "/Links/Self", stage.sandbox().api("/accounts").toString());
        Answer account =
                stage.tpp().get(token, "/accounts/" + GuideValues.ACCOUNT).expect(200);
        Checks.equal("the account by itself", account.at("/Data"), accounts.at("/Data"));
        story.fact("account", accounts.text("/Data/Account/0/Nickname"));

        story.step("It reads the balances.");
        GuideValues.balance(stage.tpp().get(token, "/balances").expect(200));
        GuideValues.balance(stage.tpp()
                .get(token, "/accounts/" + GuideValues.ACCOUNT + "/balances")
                .expect(200));
        story.fact("balance", "BHD 273.102");

        story.step("It reads the transactions of a day in 2018.");
        Answer transactions = stage.tpp()
                .get(token, "/accounts/" + GuideValues.ACCOUNT + "/transactions" + ONE_DAY)
                .expect(200);
        GuideValues.transaction(transactions);
        GuideValues.transaction(
                stage.tpp().get(token, "/transactions" + ONE_DAY).expect(200));
        story.fact("transaction", "TT183440, BHD 2200.000, debit");
    }

    void refuse(String token) {
        story.step("An account that the PSU did not pick is refused, and one that does not exist in the same words.");
        Answer unpicked = stage.tpp().get(token, "/accounts/" + GuideValues.OTHER_ACCOUNT);
        Checks.refusal(unpicked, 403, unpicked.at("/Errors/0/ErrorCode").asString("(none)"));
        Answer unknown = stage.tpp().get(token, "/accounts/AAAAAAAAAAAAAAAAAAAAAA/balances");
        unknown.expect(403);
        Checks.equal("the second refusal", unknown.at("/Errors"), unpicked.at("/Errors"));
        story.fact("error", unpicked.text("/Message"));

        story.step("An address that does not exist is 404, in the same form.");
        Checks.refusal(stage.tpp().get(token, "/no-such-thing"), 404, "BH.OBF.Resource.NotFound");
    }
}
