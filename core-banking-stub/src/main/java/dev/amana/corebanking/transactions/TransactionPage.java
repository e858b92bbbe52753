package dev.amana.corebanking.transactions;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One page of a snapshot.
 *
 * @param transactions newest booking first
 * @param snapshot to be sent back for the other pages
 * @param totalPages at least 1: the first page exists, even empty
 */
public record TransactionPage(
        @JsonProperty("Transaction") List<TransactionView> transactions,
        long snapshot,
        int page,
        int totalPages,
        int totalRecords) {}
