package dev.amana.corebanking.identity;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.customers.Customer;
import dev.amana.corebanking.customers.Customers;
import dev.amana.corebanking.customers.PsuId;
import dev.amana.corebanking.identity.IdentityAnswer.CustomerAccount;
import dev.amana.corebanking.messaging.Answers;
import dev.amana.corebanking.messaging.CoreBankingKey;
import dev.amana.corebanking.messaging.MalformedQuestionException;
import dev.amana.corebanking.messaging.Question;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers what is asked on {@code core-banking.identity-requests.v1}. What does not match is not told apart. */
@Component
class IdentityQuestions implements Answers {

    private static final int SHOWN_DIGITS = 4;

    private final Customers customers;
    private final CoreBankingKey key;
    private final JsonMapper json;

    IdentityQuestions(Customers customers, CoreBankingKey key, JsonMapper json) {
        this.customers = customers;
        this.key = key;
        this.json = json;
    }

    @Override
    public Object to(Question question) {
        return switch (question.query()) {
            case "VerifyCustomer" -> verify(question);
            case "CustomerAccounts" -> accounts(question);
            default -> throw new MalformedQuestionException("query is none that this bank answers");
        };
    }

    private IdentityAnswer verify(Question question) {
        JsonNode said = opened(question.text("jwe"));
        return customers
                .verified(
                        said.path("cpr").asString(""),
                        said.path("mobile").asString(""),
                        said.path("cif").asString(""))
                .map(customer -> IdentityAnswer.matched(question.requestId(), customer.psuId()))
                .orElseGet(() -> IdentityAnswer.noMatch(question.requestId()));
    }

    private IdentityAnswer accounts(Question question) {
        String psuId = question.text("psuId");
        try {
            List<CustomerAccount> shareable = customers.find(new PsuId(psuId)).stream()
                    .map(Customer::shareableAccounts)
                    .flatMap(List::stream)
                    .map(IdentityQuestions::shown)
                    .toList();
            return IdentityAnswer.accounts(question.requestId(), shareable);
        } catch (IllegalArgumentException e) {
            throw new MalformedQuestionException("psuId is no PsuId", e);
        }
    }

    private JsonNode opened(String jwe) {
        try {
            return json.readTree(key.open(jwe));
        } catch (JacksonException e) {
            throw new MalformedQuestionException("the JWE holds no JSON", e);
        }
    }

    private static CustomerAccount shown(Account account) {
        String number = account.identifications().getFirst().identification();
        return new CustomerAccount(
                account.id(),
                account.nickname(),
                account.subType(),
                account.currency(),
                "•••• " + number.substring(number.length() - SHOWN_DIGITS));
    }
}
