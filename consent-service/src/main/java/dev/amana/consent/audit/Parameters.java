package dev.amana.consent.audit;

import dev.amana.openbanking.ApiDateTime;
import dev.amana.openbanking.error.ErrorCode;
import dev.amana.openbanking.error.ErrorDetail;
import dev.amana.openbanking.error.OpenBankingException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The parameters of a request, read strictly: one that is not expected, empty, given twice or not what it must be is an
 * error, and all errors are told at once by {@link #check}.
 */
final class Parameters {

    private static final int MOST_ERRORS = 20;
    private static final int LONGEST = 512;
    private static final int LARGEST_PAGE = 100;
    private static final int PAGE = 50;

    private final Map<String, String> given = new TreeMap<>();
    private final List<ErrorDetail> errors = new ArrayList<>();

    private Parameters() {}

    static Parameters of(HttpServletRequest request, String... expected) {
        Parameters parameters = new Parameters();
        Set<String> known = Set.of(expected);
        request.getParameterMap().forEach((name, values) -> parameters.take(name, values, known));
        return parameters;
    }

    private void take(String name, String[] values, Set<String> known) {
        if (!known.contains(name)) {
            wrong(shortened(name), ErrorCode.FIELD_UNEXPECTED, "This parameter is not expected");
        } else if (values.length > 1) {
            wrong(name, ErrorCode.FIELD_INVALID, name + " was given more than once");
        } else if (values[0].isEmpty() || values[0].length() > LONGEST) {
            wrong(name, ErrorCode.FIELD_INVALID, name + " must have 1 to " + LONGEST + " characters");
        } else {
            given.put(name, values[0]);
        }
    }

    /** The parameters as they were given, for the record. */
    Map<String, String> asked() {
        return Map.copyOf(given);
    }

    /** One parameter as what it must be. */
    <T> Optional<T> value(String name, Function<String, T> read) {
        String text = given.get(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(read.apply(text));
        } catch (IllegalArgumentException invalid) {
            wrong(name, ErrorCode.FIELD_INVALID, name + " is not valid");
            return Optional.empty();
        }
    }

    /** An instant with its offset. */
    Optional<Instant> instant(String name) {
        String text = given.get(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ApiDateTime.parse(text).instant());
        } catch (DateTimeException invalid) {
            wrong(name, ErrorCode.FIELD_INVALID_DATE, name + " must be an ISO-8601 date-time with an offset");
            return Optional.empty();
        }
    }

    /** An instant that is not still to come: nobody knows yet what will be so then. */
    Optional<Instant> past(String name, Instant now) {
        Optional<Instant> at = instant(name);
        if (at.filter(now::isBefore).isPresent()) {
            wrong(name, ErrorCode.FIELD_INVALID_DATE, name + " must not be in the future");
            return Optional.empty();
        }
        return at;
    }

    /** How much of a list is wanted at once. */
    int limit() {
        OptionalInt limit = given.containsKey("limit") ? number(given.get("limit")) : OptionalInt.of(PAGE);
        if (limit.isEmpty()) {
            wrong("limit", ErrorCode.FIELD_INVALID, "limit must be a number from 1 to " + LARGEST_PAGE);
        }
        return limit.orElse(PAGE);
    }

    private static OptionalInt number(String text) {
        if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > LARGEST_PAGE) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    /** Exactly one of these must be there. */
    void exactlyOne(String... names) {
        long there = List.of(names).stream().filter(given::containsKey).count();
        if (there != 1) {
            String all = String.join(", ", names);
            wrong(
                    names[0],
                    there == 0 ? ErrorCode.FIELD_MISSING : ErrorCode.FIELD_UNEXPECTED,
                    "Exactly one of " + all + " is required");
        }
    }

    /** A period must not end before it begins. */
    void inOrder(Optional<Instant> from, Optional<Instant> to) {
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            wrong("to", ErrorCode.FIELD_INVALID_DATE, "to must not be before from");
        }
    }

    void wrong(String name, ErrorCode code, String message) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(ErrorDetail.at(name, code, message));
        }
    }

    /** @throws OpenBankingException 400 with everything that is wrong, if anything is */
    void check() {
        if (!errors.isEmpty()) {
            throw OpenBankingException.badRequest(errors);
        }
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), 50));
    }
}
