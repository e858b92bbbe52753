package dev.amana.token.staff.signin;

import dev.amana.token.staff.StaffSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The way back to the client, with {@code iss} (RFC 9207) and by 303. */
@Component("staffReturns")
final class Returns {

    private final StaffSettings settings;

    Returns(StaffSettings settings) {
        this.settings = settings;
    }

    ModelAndView granted(StaffRequest request, String code) {
        return back(request.redirectUri(), request.state(), Map.of("code", code));
    }

    ModelAndView refused(URI redirectUri, Optional<String> state, String error, String why) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", error);
        answer.put("error_description", why);
        return back(redirectUri, state, answer);
    }

    private ModelAndView back(URI redirectUri, Optional<String> state, Map<String, String> answer) {
        Map<String, String> parameters = new LinkedHashMap<>(answer);
        state.ifPresent(value -> parameters.put("state", value));
        parameters.put("iss", settings.issuer().toString());
        String query = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return seeOther(redirectUri + (redirectUri.getRawQuery() == null ? "?" : "&") + query);
    }

    static ModelAndView seeOther(String address) {
        RedirectView view = new RedirectView(address);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExpandUriTemplateVariables(false);
        view.setExposeModelAttributes(false);
        return new ModelAndView(view);
    }
}
