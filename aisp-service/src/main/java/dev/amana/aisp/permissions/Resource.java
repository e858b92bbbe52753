package dev.amana.aisp.permissions;

import static dev.amana.aisp.permissions.Part.fields;
import static dev.amana.aisp.permissions.Permission.READ_ACCOUNTS_BASIC;
import static dev.amana.aisp.permissions.Permission.READ_ACCOUNTS_DETAIL;
import static dev.amana.aisp.permissions.Permission.READ_BALANCES;
import static dev.amana.aisp.permissions.Permission.READ_TRANSACTIONS_BASIC;
import static dev.amana.aisp.permissions.Permission.READ_TRANSACTIONS_DETAIL;

import java.util.List;
import java.util.Set;

/**
 * From permission to field: what each resource is made of, and which permission uncovers which part of it
 * ({@code reference/bobf-api.md} §4). A field that stands in no part never leaves, whatever core banking sends.
 */
public enum Resource {
    ACCOUNT(
            "Account",
            fields(
                            "AccountId",
                            "Status",
                            "StatusUpdateDateTime",
                            "Currency",
                            "AccountType",
                            "AccountSubType",
                            "Description",
                            "Nickname",
                            "OpeningDate",
                            "MaturityDate")
                    .by(READ_ACCOUNTS_BASIC, READ_ACCOUNTS_DETAIL),
            fields("Account", "Servicer").by(READ_ACCOUNTS_DETAIL)),

    BALANCE(
            "Balance",
            fields("AccountId", "Amount", "CreditDebitIndicator", "Type", "DateTime", "CreditLine")
                    .by(READ_BALANCES)),

    TRANSACTION(
            "Transaction",
            fields(
                            "AccountId",
                            "TransactionId",
                            "TransactionReference",
                            "StatementReference",
                            "Amount",
                            "CreditDebitIndicator",
                            "Status",
                            "TransactionMutability",
                            "BookingDateTime",
                            "ValueDateTime",
                            "AddressLine",
                            "ChargeAmount",
                            "CurrencyExchange",
                            "BankTransactionCode",
                            "ProprietaryBankTransactionCode",
                            "CardInstrument",
                            "SupplementaryData")
                    .by(READ_TRANSACTIONS_BASIC, READ_TRANSACTIONS_DETAIL),
            fields(
                            "TransactionInformation",
                            "Balance",
                            "MerchantDetails",
                            "CreditorAgent",
                            "CreditorAccount",
                            "DebtorAgent",
                            "DebtorAccount")
                    .by(READ_TRANSACTIONS_DETAIL));

    private final String arrayName;
    private final List<Part> parts;

    Resource(String arrayName, Part... parts) {
        this.arrayName = arrayName;
        this.parts = List.of(parts);
    }

    /** The name of the array of these resources, in {@code Data} as in core banking's reply. */
    public String arrayName() {
        return arrayName;
    }

    /** The parts that make up the resource. */
    public List<Part> parts() {
        return parts;
    }

    /** The fields that may leave under these permissions, in the order in which they are shown. */
    public List<String> fieldsVisibleTo(Set<Permission> granted) {
        return parts.stream()
                .filter(part -> part.visibleTo(granted))
                .flatMap(part -> part.fields().stream())
                .toList();
    }
}
