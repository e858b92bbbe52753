package dev.amana.consent.publicapi;

import dev.amana.openbanking.error.ErrorCode;
import dev.amana.openbanking.error.ErrorDetail;
import dev.amana.openbanking.error.OpenBankingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Collects everything that is wrong with a body, so that its sender learns it all at once. */
final class FieldErrors {

    /** A body of nothing but errors gets no longer answer than this many. */
    private static final int MOST = 50;

    private static final int LONGEST_PATH = 100;

    private final List<ErrorDetail> errors = new ArrayList<>();

    void add(String path, ErrorCode code, String message) {
        if (errors.size() < MOST) {
            String shortened = path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) : path;
            errors.add(ErrorDetail.at(shortened, code, message));
        }
    }

    /** The object in this field, which must be there; what else is in it than {@code expected} is an error. */
    Optional<ObjectNode> requiredObject(ObjectNode parent, String name, Set<String> expected) {
        JsonNode node = parent.get(name);
        if (node == null) {
            add(name, ErrorCode.FIELD_MISSING, name + " is required");
            return Optional.empty();
        }
        if (!(node instanceof ObjectNode object)) {
            add(name, ErrorCode.FIELD_INVALID, name + " must be an object");
            return Optional.empty();
        }
        only(object, name + ".", expected);
        return Optional.of(object);
    }

    /** Every other field of this object is an error. */
    void only(ObjectNode object, String prefix, Set<String> expected) {
        for (String name : object.propertyNames()) {
            if (!expected.contains(name)) {
                add(prefix + name, ErrorCode.FIELD_UNEXPECTED, "This field is not expected");
            }
        }
    }

    /** @throws OpenBankingException 400 with all errors, if there is any */
    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw OpenBankingException.badRequest(errors);
        }
    }
}
