package dev.amana.corebanking.accounts;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount without a sign, in the API's shape: {@code {"Amount":"273.102","Currency":"BHD"}}, with as many decimals as
 * the currency has (BHD three).
 */
@JsonPropertyOrder({"Amount", "Currency"})
public record Money(
        @JsonProperty("Amount") String amount,
        @JsonProperty("Currency") String currency) {

    /** From a number of the currency's smallest units; its sign is dropped: the API tells it by credit or debit. */
    public static Money of(long minorUnits, String currency) {
        return new Money(
                BigDecimal.valueOf(Math.abs(minorUnits), digits(currency)).toPlainString(), currency);
    }

    /** How many decimals the currency has. */
    public static int digits(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }
}
