package dev.amana.corebanking.arrangements;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amana.corebanking.accounts.Identification;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A payee in the API's own shape (UK 3.1.11 {@code OBBeneficiary5}). */
@JsonNaming(UpperCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BeneficiaryView(
        String accountId,
        String beneficiaryId,
        @Nullable String beneficiaryType,
        String reference,
        @Nullable Map<String, String> supplementaryData,
        @Nullable Identification creditorAgent,
        Identification creditorAccount) {}
