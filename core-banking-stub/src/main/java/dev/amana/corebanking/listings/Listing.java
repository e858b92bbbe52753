package dev.amana.corebanking.listings;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One page of a list as of a snapshot; in JSON the records stand under their own name, e.g. {@code "Beneficiary"}.
 *
 * @param snapshot to be sent back for the other pages
 * @param totalPages at least 1: the first page exists, even empty
 */
public record Listing(String name, List<?> records, long snapshot, int page, int totalPages, int totalRecords) {

    public Listing {
        records = List.copyOf(records);
    }

    /** Cuts the page out of the whole list; only what is on the page is given its shape. */
    public static <T> Listing cut(String name, List<T> all, Function<T, ?> shape, PageQuery query, long snapshot) {
        int pages = Math.max(1, Math.ceilDiv(all.size(), query.pageSize()));
        long first = Math.min((query.page() - 1L) * query.pageSize(), all.size());
        long end = Math.min(first + query.pageSize(), all.size());
        List<?> shown = all.subList((int) first, (int) end).stream().map(shape).toList();
        return new Listing(name, shown, snapshot, query.page(), pages, all.size());
    }

    @JsonValue
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(name, records);
        json.put("snapshot", snapshot);
        json.put("page", page);
        json.put("totalPages", totalPages);
        json.put("totalRecords", totalRecords);
        return json;
    }
}
