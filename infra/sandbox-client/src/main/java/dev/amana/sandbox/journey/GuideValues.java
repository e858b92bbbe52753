package dev.amana.sandbox.journey;

import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.http.Answer;
import tools.jackson.databind.JsonNode;

/** What the bank's guide prints of its customer, as this API gives it (docs/reference/bobf-api.md §8). */
final class GuideValues {

    static final String ACCOUNT = "Zz83yzNPQv6u5aWQbCwQWQ";
    static final String OTHER_ACCOUNT = "rvLMP0Y1T1uItFyryIwqYQ";
    static final String BOOKED = "2018-12-10T13:50:00.000Z";

    private static final String TRANSACTION = "TT183440";

    private GuideValues() {}

    static void account(Answer answer, String account) {
        Checks.equal(answer, account + "/AccountId", ACCOUNT);
        Checks.equal(answer, account + "/Status", "Enabled");
        Checks.equal(answer, account + "/Currency", "BHD");
        Checks.equal(answer, account + "/AccountType", "Personal");
        Checks.equal(answer, account + "/AccountSubType", "Savings");
        Checks.equal(answer, account + "/Nickname", "Name-1 106976");
    }

    static void accountDetail(Answer answer, String account) {
        Checks.equal(answer, account + "/Account/0/SchemeName", "BH.OBF.IBAN");
        Checks.equal(answer, account + "/Account/0/Identification", "BH13ALSA00106976100100");
        Checks.equal(answer, account + "/Servicer/SchemeName", "BH.OBF.BICFI");
        Checks.equal(answer, account + "/Servicer/Identification", "ALSABHB0");
    }

    static void balance(Answer answer) {
        Checks.equal(answer, "/Data/Balance/0/AccountId", ACCOUNT);
        Checks.equal(answer, "/Data/Balance/0/Amount/Amount", "273.102");
        Checks.equal(answer, "/Data/Balance/0/Amount/Currency", "BHD");
        Checks.equal(answer, "/Data/Balance/0/CreditDebitIndicator", "Credit");
        Checks.equal(answer, "/Data/Balance/0/Type", "Information");
    }

    static void transaction(Answer answer) {
        int index = indexOf(TRANSACTION, answer);
        String at = "/Data/Transaction/" + index;
        Checks.equal(answer, at + "/AccountId", ACCOUNT);
        Checks.equal(answer, at + "/Amount/Amount", "2200.000");
        Checks.equal(answer, at + "/Amount/Currency", "BHD");
        Checks.equal(answer, at + "/CreditDebitIndicator", "Debit");
        Checks.equal(answer, at + "/Status", "Booked");
        Checks.equal(answer, at + "/BookingDateTime", BOOKED);
        Checks.equal(answer, at + "/TransactionInformation", "Cash Withdrawal-TT183440");
        Checks.equal(answer, at + "/DebtorAgent/SchemeName", "BH.OBF.BICFI");
        Checks.equal(answer, at + "/DebtorAgent/Identification", "ALSABHB0");
        Checks.equal(answer, at + "/DebtorAccount/SchemeName", "BH.OBF.IBAN");
        Checks.equal(answer, at + "/DebtorAccount/Identification", "00106976100100");
    }

    private static int indexOf(String reference, Answer answer) {
        int index = 0;
        for (JsonNode transaction : answer.at("/Data/Transaction")) {
            if (transaction.path("TransactionReference").asString("").equals(reference)) {
                return index;
            }
            index++;
        }
        throw new SandboxFailure(answer.describe() + " without the transaction " + reference);
    }
}
