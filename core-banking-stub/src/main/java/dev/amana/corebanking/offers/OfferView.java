package dev.amana.corebanking.offers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.amana.corebanking.accounts.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** An offer in the API's own shape (UK 3.1.11 {@code OBReadOffer1}); {@code rate} in percent. */
@JsonNaming(UpperCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OfferView(
        String accountId,
        String offerId,
        String offerType,
        String description,
        String startDateTime,
        String endDateTime,
        @Nullable String rate,
        @Nullable Integer value,
        @Nullable String term,
        @JsonProperty("URL") @Nullable String url,
        @Nullable Money amount,
        @Nullable Money fee) {}
