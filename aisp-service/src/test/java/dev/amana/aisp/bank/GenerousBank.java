package dev.amana.aisp.bank;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A core banking that tells more than it was asked: every field there is and one of its own, credits and debits,
 * what is dated outside the period, and the same for an account that was not asked about.
 */
public final class GenerousBank {
    /** An account of the customer's that no consent of the tests holds. */
    public static final String OTHER_ACCOUNT = "rvLMP0Y1T1uItFyryIwqYQ";

    /** A card number that stands in everything that can hold one. */
    public static final String CARD_NUMBER = "5555667777884444";

    /** A statement that lies inside the consent's period of the tests, and one that does not. */
    public static final String STATEMENT = "2026-06";

    public static final String STATEMENT_OUTSIDE = "2020-06";

    public static final byte[] FILE = "%PDF-1.7 June of 2026".getBytes(StandardCharsets.US_ASCII);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNode SAMPLES = samples();
    private static final Map<String, String> LISTS = Map.of(
            "Accounts", "Account",
            "Balances", "Balance",
            "Transactions", "Transaction",
            "StatementTransactions", "Transaction",
            "Beneficiaries", "Beneficiary",
            "DirectDebits", "DirectDebit",
            "StandingOrders", "StandingOrder",
            "FutureDatedPayments", "FutureDatedPayment",
            "Offers", "Offer",
            "Statements", "Statement");

    private GenerousBank() {}

    public static Optional<String> reply(JsonNode request) {
        var query = request.path("query").asString();
        return switch (query) {
            case "Statement" -> found(statement(request.path("statementId").asString()));
            case "StatementFile" -> chunk(request, HexFormat.of().formatHex(sha256()));
            case "Party" -> found(only("Party", sample("Party")));
            case "Parties" -> found(only("Party", array(sample("Party"), stranger())));
            case "SupplementaryInfo" -> found(only("ReadAccount", sample("ReadAccount")));
            case "Products" -> found(sample("Products"));
            default -> found(list(LISTS.getOrDefault(query, query)));
        };
    }

    /** One of the three chunks of the file, the last of them first. */
    public static Optional<String> chunk(JsonNode request, String sha256) {
        var number = 3 - request.path("reply").asInt();
        var from = (number - 1) * FILE.length / 3;
        var part = new String(FILE, StandardCharsets.US_ASCII).substring(from, number * FILE.length / 3);
        return Optional.of("""
                {"outcome":"Chunk","chunk":%d,"chunks":3,"sha256":"%s","contentType":"application/pdf","data":"%s"}""".formatted(
                        number, sha256, Base64.getEncoder().encodeToString(part.getBytes(StandardCharsets.US_ASCII))));
    }

    private static ObjectNode list(String resource) {
        var here = sample(resource);
        var entries = array(here, here.deepCopy().put("AccountId", OTHER_ACCOUNT));
        if (resource.equals("Transaction")) {
            entries.add(here.deepCopy().put("CreditDebitIndicator", "Credit"));
            entries.add(here.deepCopy().put("BookingDateTime", "2020-06-10T13:50:00.000Z"));
        }
        if (resource.equals("Statement")) {
            entries.add(here.deepCopy().put("StartDateTime", "2020-06-01T00:00:00.000Z"));
        }
        return only(resource, entries)
                .put("snapshot", 7)
                .put("page", 1)
                .put("totalPages", 1)
                .put("statementFound", true);
    }

    private static ObjectNode statement(String id) {
        return switch (id) {
            case STATEMENT -> only("Statement", array(sample("Statement")));
            case STATEMENT_OUTSIDE ->
                only(
                        "Statement",
                        array(sample("Statement")
                                .put("StatementId", id)
                                .put("StartDateTime", "2020-06-01T00:00:00.000Z")));
            default -> only("Statement", array());
        };
    }

    private static ObjectNode stranger() {
        var stranger = sample("Party");
        ((ObjectNode) stranger.at("/Relationships/Account")).put("Id", OTHER_ACCOUNT);
        return stranger;
    }

    private static ObjectNode sample(String resource) {
        return ((ObjectNode) SAMPLES.path(resource).deepCopy()).put("NoteOfTheBank", "not for the world");
    }

    private static ArrayNode array(JsonNode... entries) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (var entry : entries) {
            array.add(entry);
        }
        return array;
    }

    private static ObjectNode only(String name, JsonNode value) {
        var body = JsonNodeFactory.instance.objectNode();
        body.set(name, value);
        return body;
    }

    private static Optional<String> found(ObjectNode body) {
        return S2Samples.found(body.toString());
    }

    private static byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(FILE);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode samples() {
        try (InputStream file = Objects.requireNonNull(GenerousBank.class.getResourceAsStream("/matrix/bank.json"))) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
