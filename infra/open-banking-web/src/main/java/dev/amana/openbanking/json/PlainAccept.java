package dev.amana.openbanking.json;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * What a caller accepts, without parameters: JSON has none and is UTF-8 (RFC 8259 §8.1, §11), so {@code charset=utf-16}
 * changes nothing. Taken seriously it would be found out only when the answer is written, after the deed is done.
 */
final class PlainAccept implements ContentNegotiationStrategy {

    private final ContentNegotiationStrategy sent = new HeaderContentNegotiationStrategy();

    @Override
    public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        return sent.resolveMediaTypes(request).stream()
                .map(accepted -> new MediaType(accepted.getType(), accepted.getSubtype(), accepted.getQualityValue()))
                .toList();
    }
}
