package dev.amana.corebanking.balances;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amana.corebanking.accounts.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A balance in the API's own shape (UK 3.1.11 {@code OBReadBalance1}). */
@JsonNaming(UpperCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BalanceView(
        String accountId,
        Money amount,
        String creditDebitIndicator,
        String type,
        String dateTime,
        @Nullable List<CreditLine> creditLine) {

    /** What may be drawn beyond the balance; {@code included} says whether the amount counts it in. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record CreditLine(boolean included, Money amount, String type) {}
}
