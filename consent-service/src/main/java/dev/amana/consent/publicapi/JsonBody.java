package dev.amana.consent.publicapi;

import dev.amana.openbanking.error.ErrorCode;
import dev.amana.openbanking.error.OpenBankingException;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A request's body as a JSON object, before anybody asks what is in it. */
final class JsonBody {

    /** The largest honest body, all 20 permissions and three dates, has less than 1 KiB. */
    private static final int MOST_BYTES = 16 * 1024;

    /** A field given twice, or anything after the object's end, leaves open what was meant. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    /** @throws OpenBankingException 400 for a body that is missing, too large or no JSON object */
    static ObjectNode read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw notAccepted("The body is larger than " + MOST_BYTES + " bytes");
        }
        try {
            JsonNode node = STRICT.readTree(bytes);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw notAccepted("A JSON object is required");
        } catch (JacksonException unreadable) {
            throw notAccepted("The body is not valid JSON");
        }
    }

    private static OpenBankingException notAccepted(String message) {
        return OpenBankingException.badRequest(ErrorCode.RESOURCE_INVALID_FORMAT, message);
    }
}
