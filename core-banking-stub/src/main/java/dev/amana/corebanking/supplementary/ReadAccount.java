package dev.amana.corebanking.supplementary;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.amana.corebanking.accounts.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Supplementary account information ({@code docs/reference/bobf-api.md} §8); of the blocks only the one that fits the
 * account. Rates are in percent a year.
 */
@JsonNaming(UpperCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReadAccount(
        @JsonProperty("AccountID") String accountId,
        @Nullable String accountOpeningDate,
        @JsonProperty("ReadCASAInfo") @Nullable Casa casa,
        @Nullable Deposit readDepositInfo,
        @Nullable Loan readLoanMortgageInfo,
        @Nullable Card readCreditCardInfo,
        @JsonProperty("ReadEWalletInfo") @Nullable Wallet wallet) {

    /** Current and savings accounts. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Casa(
            @Nullable String lienAmount,
            String rate,
            @Nullable String jointHolderName) {}

    /** Term deposits. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Deposit(
            String rate,
            @Nullable String maturityDate,
            @Nullable String jointHolderName) {}

    /** What is owed of a loan and how it is paid back. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Loan(String rate, Money outstandingAmount, Money instalmentAmount) {}

    /** A card's limit. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Card(String rate, Money creditLimit) {}

    /** What a wallet or prepaid card may hold. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Wallet(Money maximumBalance) {}
}
