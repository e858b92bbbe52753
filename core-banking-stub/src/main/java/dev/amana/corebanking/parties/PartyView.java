package dev.amana.corebanking.parties;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A person or firm in the API's own shape (UK 3.1.11 {@code OBParty2}, BOBF code lists). */
@JsonNaming(UpperCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartyView(
        String partyId,
        @Nullable String partyNumber,
        String partyType,
        String name,
        String fullLegalName,
        String legalStructure,
        @Nullable Boolean beneficialOwnership,
        String accountRole,
        @Nullable String emailAddress,
        @Nullable String phone,
        @Nullable String mobile,
        @Nullable Relationships relationships,
        @Nullable List<Address> address) {

    /** What the party has to do with. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Relationships(RelatedAccount account) {}

    /** @param related the account's path; whoever knows the public address makes it absolute */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record RelatedAccount(String related, String id) {}

    /** An address in Bahrain. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Address(
            String addressType,
            List<String> addressLine,
            String streetName,
            String buildingNumber,
            String postCode,
            String townName,
            String countrySubDivision,
            String country) {}
}
