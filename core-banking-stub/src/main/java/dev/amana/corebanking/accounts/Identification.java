package dev.amana.corebanking.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One of an account's (or an agent's) names in a scheme, in the API's own shape.
 *
 * @param schemeName {@code BH.OBF.IBAN}, {@code BH.OBF.BBAN}, {@code BH.OBF.PAN} (whole) or {@code BH.OBF.BICFI}
 * @param name the holder's name, as the bank writes it
 * @param secondaryIdentification e.g. the branch's own number of the account
 */
@JsonNaming(UpperCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Identification(
        String schemeName,
        String identification,
        @Nullable String name,
        @Nullable String secondaryIdentification) {

    public static Identification iban(String iban, @Nullable String name) {
        return new Identification("BH.OBF.IBAN", iban, name, null);
    }

    public static Identification pan(String pan, @Nullable String name) {
        return new Identification("BH.OBF.PAN", pan, name, null);
    }

    public static Identification agent(String bic) {
        return new Identification("BH.OBF.BICFI", bic, null, null);
    }
}
