package dev.amana.corebanking.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amana.corebanking.determinism.BankTime;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** An account in the API's own shape (UK 3.1.11 {@code OBAccount6}, BOBF enumerations), at full detail. */
@JsonNaming(UpperCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountView(
        String accountId,
        AccountStatus status,
        @Nullable String statusUpdateDateTime,
        String currency,
        AccountType accountType,
        AccountSubType accountSubType,
        @Nullable String description,
        String nickname,
        @Nullable String openingDate,
        @Nullable String maturityDate,
        List<Identification> account,
        Identification servicer) {

    public static AccountView of(Account account) {
        // Sample S2 prints neither dates nor a description for its customer: what has no opening date shows none of
        // them.
        boolean described = account.openedOn().isPresent();
        return new AccountView(
                account.id().value(),
                account.status(),
                described ? BankTime.text(account.statusSince()) : null,
                account.currency(),
                account.type(),
                account.subType(),
                described ? account.description() : null,
                account.nickname(),
                account.openedOn().map(AccountView::dayText).orElse(null),
                account.maturesOn().map(AccountView::dayText).orElse(null),
                account.identifications(),
                Identification.agent(account.bic()));
    }

    private static String dayText(LocalDate day) {
        return BankTime.text(BankTime.at(day, LocalTime.MIDNIGHT));
    }
}
