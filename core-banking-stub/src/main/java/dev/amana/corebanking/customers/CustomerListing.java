package dev.amana.corebanking.customers;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.AccountId;
import dev.amana.corebanking.accounts.AccountStatus;
import dev.amana.corebanking.accounts.AccountSubType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** {@code GET /customers?offset=0&limit=50}: everybody one can sign in as, for sandboxes and benches. */
@RestController
class CustomerListing {

    private static final int LONGEST = 3_000;

    record Listed(String name, String cpr, Mobile mobile, String cif, PsuId psuId, List<ListedAccount> accounts) {
        static Listed of(Customer customer) {
            return new Listed(
                    customer.name(),
                    customer.cpr(),
                    customer.mobile(),
                    customer.cif(),
                    customer.psuId(),
                    customer.accounts().stream().map(ListedAccount::of).toList());
        }
    }

    record ListedAccount(
            AccountId accountId,
            String nickname,
            AccountSubType accountSubType,
            String currency,
            AccountStatus status,
            boolean shareable) {
        static ListedAccount of(Account account) {
            return new ListedAccount(
                    account.id(),
                    account.nickname(),
                    account.subType(),
                    account.currency(),
                    account.status(),
                    account.shareable());
        }
    }

    private final Customers customers;

    CustomerListing(Customers customers) {
        this.customers = customers;
    }

    @GetMapping(path = "/customers", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<List<Listed>> list(
            @RequestParam(defaultValue = "0") @Min(0) int offset,
            @RequestParam(defaultValue = "50") @Min(1) @Max(LONGEST) int limit) {
        return ResponseEntity.ok()
                .header("X-Total-Count", Integer.toString(customers.all().size()))
                .body(some(offset, limit));
    }

    @GetMapping(path = "/customers", produces = MediaType.TEXT_HTML_VALUE)
    String table(
            @RequestParam(defaultValue = "0") @Min(0) int offset,
            @RequestParam(defaultValue = "50") @Min(1) @Max(LONGEST) int limit) {
        String rows = some(offset, limit).stream().map(CustomerListing::row).collect(Collectors.joining("\n"));
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>Customers</title>
                <link rel="stylesheet" href="/phone.css"></head>
                <body><main class="table"><h1>Customers</h1>
                <p><a href="?offset=%d&amp;limit=%d">Next</a></p>
                <table><thead><tr><th>Name</th><th>CPR</th><th>Mobile</th><th>CIF</th><th>Accounts</th></tr></thead>
                <tbody>%s</tbody></table></main></body></html>
                """.formatted(offset + limit, limit, rows);
    }

    private List<Listed> some(int offset, int limit) {
        return customers.all().stream()
                .skip(offset)
                .limit(limit)
                .map(Listed::of)
                .toList();
    }

    private static String row(Listed customer) {
        String accounts = customer.accounts().stream()
                .map(account -> "%s (%s, %s, %s)"
                        .formatted(account.nickname(), account.accountSubType(), account.currency(), account.status()))
                .collect(Collectors.joining("; "));
        return "<tr><td>%s</td><td>%s</td><td><a href=\"/phone/%s\">%3$s</a></td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        HtmlUtils.htmlEscape(customer.name(), "UTF-8"),
                        customer.cpr(),
                        customer.mobile().value(),
                        customer.cif(),
                        HtmlUtils.htmlEscape(accounts, "UTF-8"));
    }
}
