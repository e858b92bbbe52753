package dev.amana.corebanking.arrangements;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amana.corebanking.accounts.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A direct debit in the API's own shape (UK 3.1.11 {@code OBReadDirectDebit2}, BOBF frequencies). */
@JsonNaming(UpperCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DirectDebitView(
        String accountId,
        String directDebitId,
        String mandateIdentification,
        String directDebitStatusCode,
        String name,
        @Nullable String previousPaymentDateTime,
        String frequency,
        @Nullable Money previousPaymentAmount) {}
