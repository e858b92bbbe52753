package dev.amana.token.authorizeapi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What ends it.
 *
 * @param decision {@code Authorise} or {@code Reject}
 * @param accountIds which accounts to share; only with {@code Authorise}
 */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record DecisionBody(
        @Nullable String otp,
        @Nullable String decision,
        @Nullable List<String> accountIds) {

    @Override
    public String toString() {
        return "DecisionBody[withheld]";
    }
}
