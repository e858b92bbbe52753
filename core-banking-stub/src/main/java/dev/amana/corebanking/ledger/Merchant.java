package dev.amana.corebanking.ledger;

/** A shop or biller: name, ISO 18245 category code, where it is. */
public record Merchant(String name, String categoryCode, String address) {}
