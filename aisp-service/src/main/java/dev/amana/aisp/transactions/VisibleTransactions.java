package dev.amana.aisp.transactions;

import dev.amana.aisp.access.Period;
import dev.amana.aisp.periods.QueryPeriod;
import dev.amana.aisp.permissions.Direction;
import dev.amana.aisp.permissions.Resource;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The transactions that period and directions let out. Core banking was asked for no others; that it kept to that is not
 * taken on trust, because what leaves here was promised to the PSU by us.
 */
final class VisibleTransactions {
    private static final Logger log = LoggerFactory.getLogger(VisibleTransactions.class);

    private final Period period;
    private final Set<String> indicators;

    VisibleTransactions(Period period, Set<Direction> directions) {
        this.period = period;
        this.indicators = directions.stream().map(Direction::indicator).collect(Collectors.toUnmodifiableSet());
    }

    JsonNode of(JsonNode found) {
        var name = Resource.TRANSACTION.label();
        var visible = JsonNodeFactory.instance.objectNode();
        var kept = visible.putArray(name);
        var dropped = 0;
        for (var transaction : found.path(name)) {
            if (lets(transaction)) {
                kept.add(transaction);
            } else {
                dropped++;
            }
        }
        if (dropped > 0) {
            log.error("Core banking sent {} transactions outside what it was asked for; they were dropped", dropped);
        }
        return visible;
    }

    private boolean lets(JsonNode transaction) {
        return indicators.contains(transaction.path("CreditDebitIndicator").asString(""))
                && QueryPeriod.said(transaction.path("BookingDateTime").asString(""))
                        .map(period::contains)
                        .orElse(false);
    }
}
