package dev.amana.corebanking.accounts;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every account of the bank, by its identifier. */
public final class Accounts {

    private final Map<AccountId, Account> byId;

    public Accounts(Collection<Account> accounts) {
        byId = accounts.stream().distinct().collect(Collectors.toUnmodifiableMap(Account::id, Function.identity()));
    }

    public Optional<Account> find(AccountId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Those of the asked accounts that exist, in the order asked, each once. */
    public List<Account> existing(List<AccountId> ids) {
        return ids.stream().distinct().map(this::find).flatMap(Optional::stream).toList();
    }

    public Collection<Account> all() {
        return byId.values();
    }
}
