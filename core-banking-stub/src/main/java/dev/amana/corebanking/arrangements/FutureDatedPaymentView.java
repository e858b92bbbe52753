package dev.amana.corebanking.arrangements;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amana.corebanking.accounts.Identification;
import dev.amana.corebanking.accounts.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A payment of a later day in the API's own shape (UK 3.1.11 {@code OBScheduledPayment3}, by its name in BOBF). */
@JsonNaming(UpperCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FutureDatedPaymentView(
        String accountId,
        String futureDatedPaymentId,
        String futureDatedPaymentDateTime,
        String scheduledType,
        String reference,
        @Nullable String debtorReference,
        Money instructedAmount,
        @Nullable Identification creditorAgent,
        Identification creditorAccount) {}
