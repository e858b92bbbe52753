package dev.amana.sandbox.journey;

import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.tpp.Tokens;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Transactions read from the first page to the last by the links between them (docs/reference/bobf-api.md §5). */
record Pages(Stage stage, Tokens tokens) {

    /**
     * Reads them all: newest first, none twice, as many pages as were announced.
     *
     * @param check of each transaction
     * @return how many there were on how many pages, in words
     */
    String read(String path, Consumer<JsonNode> check) {
        String api = stage.sandbox().api("").toString();
        Answer page = stage.tpp().get(tokens, path).expect(200);
        int announced = page.at("/Meta/TotalPages").asInt(1);
        Set<JsonNode> seen = new HashSet<>();
        String last = "9999";
        int pages = 1;
        while (true) {
            for (JsonNode transaction : page.at("/Data/Transaction")) {
                check.accept(transaction);
                String booked = transaction.path("BookingDateTime").asString("");
                Checks.that(booked.compareTo(last) <= 0, "a transaction of " + booked + " follows one of " + last);
                Checks.that(seen.add(transaction), "a transaction came twice: " + transaction);
                last = booked;
            }
            if (page.at("/Links/Next").isMissingNode()) {
                break;
            }
            String next = page.text("/Links/Next");
            Checks.that(next.startsWith(api), "the next page lies elsewhere: " + next);
            page = stage.tpp().get(tokens, next.substring(api.length())).expect(200);
            pages++;
        }
        Checks.equal("Meta.TotalPages", announced, pages);
        Checks.that(!seen.isEmpty(), "there are no transactions");
        return seen.size() + " on " + pages + (pages == 1 ? " page" : " pages");
    }
}
