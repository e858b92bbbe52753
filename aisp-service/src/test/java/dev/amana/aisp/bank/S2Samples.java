package dev.amana.aisp.bank;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The customer of the published samples ({@code docs/reference/bobf-api.md} §8), at full detail as core banking sends it. */
public final class S2Samples {
    public static final String ACCOUNT = """
            {"AccountId":"Zz83yzNPQv6u5aWQbCwQWQ","Status":"Enabled","Currency":"BHD","AccountType":"Personal",\
            "AccountSubType":"Savings","Nickname":"Name-1 106976","Account":[{"SchemeName":"BH.OBF.IBAN",\
            "Identification":"BH13ALSA00106976100100"}],"Servicer":{"SchemeName":"BH.OBF.BICFI",\
            "Identification":"ALSABHB0"}}""";
    public static final String BALANCE = """
            {"AccountId":"Zz83yzNPQv6u5aWQbCwQWQ","Amount":{"Amount":"273.102","Currency":"BHD"},\
            "CreditDebitIndicator":"Credit","Type":"Information","DateTime":"2021-05-23T10:11:00.117Z"}""";
    public static final String TRANSACTION = """
            {"AccountId":"Zz83yzNPQv6u5aWQbCwQWQ","TransactionReference":"TT183440",\
            "Amount":{"Amount":"2200.000","Currency":"BHD"},"CreditDebitIndicator":"Debit","Status":"Booked",\
            "BookingDateTime":"2018-12-10T13:50:00.000Z","TransactionInformation":"Cash Withdrawal-TT183440",\
            "DebtorAgent":{"SchemeName":"BH.OBF.BICFI","Identification":"ALSABHB0"},\
            "DebtorAccount":{"SchemeName":"BH.OBF.IBAN","Identification":"00106976100100"}}""";

    private S2Samples() {}

    /** Answers every question with S2's customer. */
    public static Function<JsonNode, Optional<String>> normal() {
        return S2Samples::reply;
    }

    static Optional<String> reply(JsonNode request) {
        return switch (request.path("query").asString()) {
            case "Accounts" -> found("{\"Account\":[" + ACCOUNT + "]}");
            case "Balances" -> found("{\"Balance\":[" + BALANCE + "]}");
            default ->
                found("{\"Transaction\":[" + TRANSACTION
                        + "],\"snapshot\":7,\"page\":1,\"totalPages\":1,\"totalRecords\":1}");
        };
    }

    public static Optional<String> found(String body) {
        return Optional.of("{\"outcome\":\"Found\",\"body\":" + body + "}");
    }

    /** A page out of many transactions, all alike but for their reference. */
    public static Optional<String> page(JsonNode request, int totalRecords) {
        var size = request.path("pageSize").asInt();
        var page = request.path("page").asInt();
        var first = (page - 1) * size;
        var transactions = IntStream.range(first, Math.min(first + size, totalRecords))
                .mapToObj(number -> TRANSACTION.replace("\"TT183440\"", "\"TT" + number + "\""))
                .collect(Collectors.joining(","));
        return found("{\"Transaction\":[%s],\"snapshot\":%d,\"page\":%d,\"totalPages\":%d,\"totalRecords\":%d}"
                .formatted(
                        transactions,
                        request.path("snapshot").asLong(4711),
                        page,
                        (totalRecords + size - 1) / size,
                        totalRecords));
    }
}
