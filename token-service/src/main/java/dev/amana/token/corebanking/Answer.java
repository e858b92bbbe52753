package dev.amana.token.corebanking;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The fields we need of a record on {@code core-banking.identity-replies.v1}. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Answer(
        int schema,
        @Nullable String outcome,
        @Nullable String psuId,
        @Nullable List<CustomerAccount> accounts) {

    private static final int SCHEMA = 1;

    /** @throws CoreBankingSilentException where it is not as agreed, which is as good as none */
    static Answer read(byte[] value, JsonMapper json) {
        try {
            Answer answer = json.readValue(value, Answer.class);
            if (answer.schema() != SCHEMA) {
                throw new CoreBankingSilentException("core banking answered in a form we do not know");
            }
            if (!answer.isWhole()) {
                throw new CoreBankingSilentException("core banking's answer lacks what it is about");
            }
            return answer;
        } catch (JacksonException e) {
            throw new CoreBankingSilentException("core banking's answer is not readable", e);
        }
    }

    private boolean isWhole() {
        return switch (outcome) {
            case "Matched" -> psuId != null;
            case "Found" -> accounts != null;
            case null, default -> outcome != null;
        };
    }
}
