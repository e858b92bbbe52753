package dev.amana.token.authorizeapi;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** What starts an authorisation: the consent, and what the customer would type. */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record StartBody(
        @Nullable String consentId,
        @Nullable String cpr,
        @Nullable String mobile,
        @Nullable String cif,
        @Nullable String redirectUri,
        @Nullable String codeChallenge,
        @Nullable String state) {

    @Override
    public String toString() {
        return "StartBody[withheld]";
    }
}
