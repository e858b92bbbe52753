package dev.amana.consent.publicapi;

import dev.amana.consent.consents.Coded;
import dev.amana.consent.consents.Permission;
import dev.amana.consent.consents.Permissions;
import dev.amana.consent.consents.RequestedTerms;
import dev.amana.consent.consents.TermsViolation;
import dev.amana.consent.consents.TransactionPeriod;
import dev.amana.openbanking.ApiDateTime;
import dev.amana.openbanking.error.ErrorCode;
import dev.amana.openbanking.error.OpenBankingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body of a new consent and checks all of it: shapes first, then the rules on what could be read. */
final class ConsentRequest {

    private static final String PERMISSIONS = "Permissions";
    private static final String EXPIRATION = "ExpirationDateTime";
    private static final String FROM = "TransactionFromDateTime";
    private static final String TO = "TransactionToDateTime";
    private static final Set<String> DATA_FIELDS = Set.of(PERMISSIONS, EXPIRATION, FROM, TO);

    private final FieldErrors errors = new FieldErrors();

    private ConsentRequest() {}

    /** @throws OpenBankingException 400 with everything that is wrong */
    static RequestedTerms terms(ObjectNode body, Instant now) {
        return new ConsentRequest().read(body, now);
    }

    private RequestedTerms read(ObjectNode body, Instant now) {
        // The UK standard, from which this one descends, requires an empty Risk: it is taken and ignored.
        errors.only(body, "", Set.of("Data", "Risk"));
        if (body.has("Risk") && !(body.get("Risk") instanceof ObjectNode)) {
            errors.add("Risk", ErrorCode.FIELD_INVALID, "Risk must be an object");
        }
        ObjectNode data = errors.requiredObject(body, "Data", DATA_FIELDS).orElse(null);
        if (data == null) {
            errors.throwIfAny();
            throw new IllegalStateException("a body without Data has at least that error");
        }
        Optional<Permissions> permissions = permissions(data);
        RequestedTerms terms = new RequestedTerms(
                permissions.orElseGet(() -> new Permissions(List.of())),
                dateTime(data, EXPIRATION),
                new TransactionPeriod(dateTime(data, FROM), dateTime(data, TO)));
        terms.violations(now).stream()
                .filter(violation -> permissions.isPresent() || violation != TermsViolation.NO_PERMISSIONS)
                .forEach(violation -> Refusals.describe(violation, errors));
        errors.throwIfAny();
        return terms;
    }

    /** Empty where they can't be read at all, so that nothing can be said of their content. */
    private Optional<Permissions> permissions(ObjectNode data) {
        String path = "Data." + PERMISSIONS;
        JsonNode node = data.get(PERMISSIONS);
        if (node == null) {
            errors.add(path, ErrorCode.FIELD_MISSING, "Permissions are required");
            return Optional.empty();
        }
        if (!(node instanceof ArrayNode array)) {
            errors.add(path, ErrorCode.FIELD_INVALID, "Permissions must be an array of permission codes");
            return Optional.empty();
        }
        List<Permission> known = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            JsonNode item = array.get(i);
            Optional<Permission> permission =
                    item.isString() ? Coded.parse(Permission.class, item.asString()) : Optional.empty();
            if (permission.isEmpty()) {
                errors.add(path + "[" + i + "]", ErrorCode.FIELD_INVALID, "This is not a permission code");
            }
            permission.ifPresent(known::add);
        }
        boolean nothingReadable = known.isEmpty() && !array.isEmpty();
        return nothingReadable ? Optional.empty() : Optional.of(Permissions.of(known));
    }

    private Optional<Instant> dateTime(ObjectNode data, String name) {
        JsonNode node = data.get(name);
        if (node == null) {
            return Optional.empty();
        }
        String path = "Data." + name;
        if (!node.isString()) {
            errors.add(path, ErrorCode.FIELD_INVALID, name + " must be a text");
            return Optional.empty();
        }
        try {
            return Optional.of(ApiDateTime.parse(node.asString()).instant());
        } catch (DateTimeException invalid) {
            errors.add(path, ErrorCode.FIELD_INVALID_DATE, name + " must be an ISO-8601 date-time with an offset");
            return Optional.empty();
        }
    }
}
