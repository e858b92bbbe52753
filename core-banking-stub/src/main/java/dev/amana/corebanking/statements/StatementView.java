package dev.amana.corebanking.statements;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amana.corebanking.accounts.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A statement in the API's own shape (UK 3.1.11 {@code OBStatement2}), at full detail; empty lists are left out. */
@JsonNaming(UpperCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StatementView(
        String accountId,
        String statementId,
        String statementReference,
        String type,
        String startDateTime,
        String endDateTime,
        String creationDateTime,
        List<String> statementDescription,
        List<Benefit> statementBenefit,
        List<Charge> statementFee,
        List<Charge> statementInterest,
        List<Amount> statementAmount,
        List<Moment> statementDateTime,
        List<Rate> statementRate,
        List<Value> statementValue) {

    /** What came with the account besides money. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Benefit(String type, Money amount) {}

    /** A fee or interest; {@code rate} in percent. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Charge(
            @Nullable String description,
            String creditDebitIndicator,
            String type,
            @Nullable BigDecimal rate,
            @Nullable String rateType,
            @Nullable String frequency,
            Money amount) {}

    /** A figure; accounts in a foreign currency tell its worth in dinars too. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Amount(
            String creditDebitIndicator,
            String type,
            KindOfMoney amount,
            @Nullable KindOfMoney localAmount) {}

    /** An amount in the account's currency or in the country's. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record KindOfMoney(
            String amount, String currency, @Nullable String subType) {
        static KindOfMoney of(Money money, @Nullable String subType) {
            return new KindOfMoney(money.amount(), money.currency(), subType);
        }
    }

    /** A date that matters. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Moment(String dateTime, String type) {}

    /** A rate in percent, with four decimals at most. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Rate(String rate, String type) {}

    /** A count. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Value(String value, String type) {}
}
