package dev.amana.corebanking.transactions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amana.corebanking.accounts.Identification;
import dev.amana.corebanking.accounts.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A transaction in the API's own shape (UK 3.1.11 {@code OBTransaction6}, BOBF schemes), at full detail. */
@JsonNaming(UpperCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TransactionView(
        String accountId,
        @Nullable String transactionId,
        @Nullable String transactionReference,
        @Nullable List<String> statementReference,
        String creditDebitIndicator,
        String status,
        String bookingDateTime,
        @Nullable String valueDateTime,
        @Nullable String transactionInformation,
        @Nullable String addressLine,
        Money amount,
        @Nullable Money chargeAmount,
        @Nullable CurrencyExchange currencyExchange,
        @Nullable BankTransactionCode bankTransactionCode,
        @Nullable ProprietaryCode proprietaryBankTransactionCode,
        @Nullable Balance balance,
        @Nullable Merchant merchantDetails,
        @Nullable Identification creditorAgent,
        @Nullable Identification creditorAccount,
        @Nullable Identification debtorAgent,
        @Nullable Identification debtorAccount,
        @Nullable Card cardInstrument) {

    /** {@code OBBankTransactionCodeStructure1}: ISO 20022 family and sub-family. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record BankTransactionCode(String code, String subCode) {}

    /** {@code ProprietaryBankTransactionCodeStructure1}: the bank's own code. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record ProprietaryCode(String code, String issuer) {}

    /** {@code OBTransactionCashBalance}: what the account held after it. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Balance(String creditDebitIndicator, String type, Money amount) {}

    /** {@code OBMerchantDetails1}. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Merchant(String merchantName, String merchantCategoryCode) {}

    /** {@code OBCurrencyExchange5}. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record CurrencyExchange(
            String sourceCurrency,
            String targetCurrency,
            String unitCurrency,
            BigDecimal exchangeRate,
            String contractIdentification,
            String quotationDate,
            Money instructedAmount) {}

    /** {@code OBTransactionCardInstrument1}; {@code identification} is the whole card number. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Card(String cardSchemeName, String authorisationType, String name, String identification) {}
}
