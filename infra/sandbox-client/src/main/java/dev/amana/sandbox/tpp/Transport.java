package dev.amana.sandbox.tpp;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.http.Calls;
import java.io.IOException;
import java.net.http.HttpRequest;

/** Sends what the OAuth library wants sent by our calls, so that the witness sees it. */
record Transport(Calls calls) implements HTTPRequestSender {

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        String body = request.getBody();
        HttpRequest.Builder sent = HttpRequest.newBuilder(request.getURI())
                .method(
                        request.getMethod().name(),
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> sent.header(name, value)));
        Answer answer = calls.send(sent.build());
        var response = new HTTPResponse(answer.status());
        answer.headers().map().forEach((name, values) -> response.setHeader(name, values.toArray(new String[0])));
        try {
            response.setContentType(answer.header("content-type").orElse("text/plain"));
        } catch (ParseException unknown) {
            throw new IOException(unknown);
        }
        response.setBody(answer.body());
        return response;
    }
}
