package dev.amana.aisp.permissions;

import static dev.amana.aisp.permissions.Part.fields;
import static dev.amana.aisp.permissions.Permission.READ_ACCOUNTS_BASIC;
import static dev.amana.aisp.permissions.Permission.READ_ACCOUNTS_DETAIL;
import static dev.amana.aisp.permissions.Permission.READ_BALANCES;
import static dev.amana.aisp.permissions.Permission.READ_BENEFICIARIES_BASIC;
import static dev.amana.aisp.permissions.Permission.READ_BENEFICIARIES_DETAIL;
import static dev.amana.aisp.permissions.Permission.READ_DIRECT_DEBITS;
import static dev.amana.aisp.permissions.Permission.READ_FUTURE_DATED_PAYMENTS_BASIC;
import static dev.amana.aisp.permissions.Permission.READ_FUTURE_DATED_PAYMENTS_DETAIL;
import static dev.amana.aisp.permissions.Permission.READ_OFFERS;
import static dev.amana.aisp.permissions.Permission.READ_PARTY;
import static dev.amana.aisp.permissions.Permission.READ_STANDING_ORDERS_BASIC;
import static dev.amana.aisp.permissions.Permission.READ_STANDING_ORDERS_DETAIL;
import static dev.amana.aisp.permissions.Permission.READ_STATEMENTS_BASIC;
import static dev.amana.aisp.permissions.Permission.READ_STATEMENTS_DETAIL;
import static dev.amana.aisp.permissions.Permission.READ_SUPPLEMENTARY_ACCOUNT_INFO;
import static dev.amana.aisp.permissions.Permission.READ_TRANSACTIONS_BASIC;
import static dev.amana.aisp.permissions.Permission.READ_TRANSACTIONS_DETAIL;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * From permission to field: what each resource is made of, and which permission uncovers which part of it
 * ({@code docs/reference/bobf-api.md} §4). A field that stands in no part never leaves, whatever core banking sends.
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
                    .by(READ_TRANSACTIONS_DETAIL)),

    BENEFICIARY(
            "Beneficiary",
            fields("AccountId", "BeneficiaryId", "BeneficiaryType", "Reference", "SupplementaryData")
                    .by(READ_BENEFICIARIES_BASIC, READ_BENEFICIARIES_DETAIL),
            fields("CreditorAgent", "CreditorAccount").by(READ_BENEFICIARIES_DETAIL)),

    DIRECT_DEBIT(
            "DirectDebit",
            fields(
                            "AccountId",
                            "DirectDebitId",
                            "MandateIdentification",
                            "DirectDebitStatusCode",
                            "Name",
                            "PreviousPaymentDateTime",
                            "Frequency",
                            "PreviousPaymentAmount")
                    .by(READ_DIRECT_DEBITS)),

    STANDING_ORDER(
            "StandingOrder",
            fields(
                            "AccountId",
                            "StandingOrderId",
                            "Frequency",
                            "Reference",
                            "FirstPaymentDateTime",
                            "NextPaymentDateTime",
                            "LastPaymentDateTime",
                            "FinalPaymentDateTime",
                            "NumberOfPayments",
                            "StandingOrderStatusCode",
                            "FirstPaymentAmount",
                            "NextPaymentAmount",
                            "LastPaymentAmount",
                            "FinalPaymentAmount",
                            "SupplementaryData")
                    .by(READ_STANDING_ORDERS_BASIC, READ_STANDING_ORDERS_DETAIL),
            fields("CreditorAgent", "CreditorAccount").by(READ_STANDING_ORDERS_DETAIL)),

    FUTURE_DATED_PAYMENT(
            "FutureDatedPayment",
            fields(
                            "AccountId",
                            "FutureDatedPaymentId",
                            "FutureDatedPaymentDateTime",
                            "ScheduledType",
                            "Reference",
                            "DebtorReference",
                            "InstructedAmount")
                    .by(READ_FUTURE_DATED_PAYMENTS_BASIC, READ_FUTURE_DATED_PAYMENTS_DETAIL),
            fields("CreditorAgent", "CreditorAccount").by(READ_FUTURE_DATED_PAYMENTS_DETAIL)),

    STATEMENT(
            "Statement",
            fields(
                            "AccountId",
                            "StatementId",
                            "StatementReference",
                            "Type",
                            "StartDateTime",
                            "EndDateTime",
                            "CreationDateTime",
                            "StatementDescription",
                            "StatementBenefit",
                            "StatementFee",
                            "StatementInterest",
                            "StatementDateTime",
                            "StatementRate",
                            "StatementValue")
                    .by(READ_STATEMENTS_BASIC, READ_STATEMENTS_DETAIL),
            fields("StatementAmount").by(READ_STATEMENTS_DETAIL)),

    OFFER(
            "Offer",
            fields(
                            "AccountId",
                            "OfferId",
                            "OfferType",
                            "Description",
                            "StartDateTime",
                            "EndDateTime",
                            "Rate",
                            "Value",
                            "Term",
                            "URL",
                            "Amount",
                            "Fee")
                    .by(READ_OFFERS)),

    PARTY(
            "Party",
            Optional.empty(),
            fields(
                            "PartyId",
                            "PartyNumber",
                            "PartyType",
                            "Name",
                            "FullLegalName",
                            "LegalStructure",
                            "BeneficialOwnership",
                            "AccountRole",
                            "EmailAddress",
                            "Phone",
                            "Mobile",
                            "Relationships",
                            "Address")
                    .by(READ_PARTY)),

    SUPPLEMENTARY_INFO(
            "ReadAccount",
            Optional.of("AccountID"),
            fields(
                            "AccountID",
                            "AccountOpeningDate",
                            "ReadCASAInfo",
                            "ReadDepositInfo",
                            "ReadLoanMortgageInfo",
                            "ReadCreditCardInfo",
                            "ReadEWalletInfo")
                    .by(READ_SUPPLEMENTARY_ACCOUNT_INFO)),

    PRODUCTS("Products", Optional.empty(), fields("CreditCards", "Loans", "OBBranch"));

    private final String label;
    private final Optional<String> accountField;
    private final List<Part> parts;

    Resource(String label, Part... parts) {
        this(label, Optional.of("AccountId"), parts);
    }

    Resource(String label, Optional<String> accountField, Part... parts) {
        this.label = label;
        this.accountField = accountField;
        this.parts = List.of(parts);
    }

    /** The name under which it stands, alone or in an array, in {@code Data} as in core banking's reply. */
    public String label() {
        return label;
    }

    /** The field that says whose account it belongs to; none where it does not belong to one. */
    public Optional<String> accountField() {
        return accountField;
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
