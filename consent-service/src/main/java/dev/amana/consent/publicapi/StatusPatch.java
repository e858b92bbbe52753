package dev.amana.consent.publicapi;

import dev.amana.openbanking.error.ErrorCode;
import dev.amana.openbanking.error.OpenBankingException;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The only change that a TPP can make: {@code {"Data":{"Status":"Revoked"}}}. */
final class StatusPatch {

    private static final String PATH = "Data.Status";

    private StatusPatch() {}

    /** @throws OpenBankingException 400 with everything in which the body differs */
    static void requireRevoked(ObjectNode body) {
        FieldErrors errors = new FieldErrors();
        errors.only(body, "", Set.of("Data"));
        errors.requiredObject(body, "Data", Set.of("Status")).ifPresent(data -> {
            JsonNode status = data.get("Status");
            if (status == null) {
                errors.add(PATH, ErrorCode.FIELD_MISSING, "Status is required");
            } else if (!status.isString() || !status.asString().equals("Revoked")) {
                errors.add(PATH, ErrorCode.FIELD_INVALID, "Status can only be changed to Revoked");
            }
        });
        errors.throwIfAny();
    }
}
