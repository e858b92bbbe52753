package dev.amana.corebanking.arrangements;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amana.corebanking.accounts.Identification;
import dev.amana.corebanking.accounts.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A standing order in the API's own shape (UK 3.1.11 {@code OBStandingOrder6}). */
@JsonNaming(UpperCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StandingOrderView(
        String accountId,
        String standingOrderId,
        String frequency,
        String reference,
        String firstPaymentDateTime,
        @Nullable String nextPaymentDateTime,
        @Nullable String lastPaymentDateTime,
        @Nullable String finalPaymentDateTime,
        @Nullable String numberOfPayments,
        String standingOrderStatusCode,
        Money firstPaymentAmount,
        @Nullable Money nextPaymentAmount,
        @Nullable Money lastPaymentAmount,
        @Nullable Money finalPaymentAmount,
        @Nullable Map<String, String> supplementaryData,
        @Nullable Identification creditorAgent,
        Identification creditorAccount) {}
