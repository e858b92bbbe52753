package dev.amana.token.authorise;

import dev.amana.token.errors.OAuthError;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parameters of an authorisation request, each given once; those without a value count as not given (RFC 6749 §3.1). */
record RequestParameters(Map<String, String> values) {

    static RequestParameters of(HttpServletRequest request) {
        Map<String, String[]> given;
        try {
            given = request.getParameterMap();
        } catch (IllegalStateException e) {
            throw OAuthError.INVALID_REQUEST.because("the parameters cannot be read");
        }
        given.forEach((name, values) -> {
            if (values.length != 1) {
                throw OAuthError.INVALID_REQUEST.because("a parameter is given more than once: " + name);
            }
            // No text of ours holds one, nor does PostgreSQL take it.
            if (values[0].indexOf('\0') >= 0) {
                throw OAuthError.INVALID_REQUEST.because("a parameter's value cannot be used: " + name);
            }
        });
        return new RequestParameters(given.entrySet().stream()
                .filter(parameter -> !parameter.getValue()[0].isBlank())
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, parameter -> parameter.getValue()[0])));
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
