package dev.amana.aisp.permissions;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which way money went, as the transaction's own {@code CreditDebitIndicator} says (a reversed debit is a credit), and
 * the permission that lets such transactions out ({@code docs/reference/bobf-api.md} §4).
 */
public enum Direction {
    CREDIT("Credit", Permission.READ_TRANSACTIONS_CREDITS),
    DEBIT("Debit", Permission.READ_TRANSACTIONS_DEBITS);

    private final String indicator;
    private final Permission permission;

    Direction(String indicator, Permission permission) {
        this.indicator = indicator;
        this.permission = permission;
    }

    /** The value of {@code CreditDebitIndicator}. */
    public String indicator() {
        return indicator;
    }

    /** The permission that uncovers transactions of this direction. */
    public Permission permission() {
        return permission;
    }

    /** The directions that these permissions uncover. */
    public static Set<Direction> visibleTo(Set<Permission> granted) {
        return Arrays.stream(values())
                .filter(direction -> granted.contains(direction.permission))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Direction.class)));
    }
}
