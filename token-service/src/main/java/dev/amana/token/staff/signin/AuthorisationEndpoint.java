package dev.amana.token.staff.signin;

import dev.amana.token.keys.OpaqueValue;
import dev.amana.token.staff.StaffClient;
import dev.amana.token.staff.StaffClients;
import dev.amana.token.staff.StaffSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * RFC 6749 §4.1.1 with PKCE S256, for the programs of the configuration alone. Every request has its own sign-in; there is no session that
 * would shorten the next.
 */
@Controller("staffAuthorisationEndpoint")
final class AuthorisationEndpoint {

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int TEXT_CHARACTERS = 512;

    private final StaffClients clients;
    private final SignIns signIns;
    private final SignInCookie cookie;
    private final Returns returns;

    AuthorisationEndpoint(StaffClients clients, SignIns signIns, SignInCookie cookie, Returns returns) {
        this.clients = clients;
        this.signIns = signIns;
        this.cookie = cookie;
        this.returns = returns;
    }

    @GetMapping(StaffSettings.PATH + "/authorize")
    ModelAndView authorise(HttpServletRequest request, HttpServletResponse response) {
        Optional<StaffClient> client = parameter(request, "client_id").flatMap(clients::find);
        Optional<URI> redirectUri = client.flatMap(known -> parameter(request, "redirect_uri")
                .flatMap(wanted -> known.application().redirectUris().stream()
                        .filter(each -> each.toString().equals(wanted))
                        .findFirst()));
        if (client.isEmpty() || redirectUri.isEmpty() || repeats(request)) {
            return SignInPage.problem("This link is not one of ours. Please go back to where you came from.");
        }
        URI back = redirectUri.get();
        Optional<String> state = parameter(request, "state");
        if (state.filter(value -> value.length() > TEXT_CHARACTERS).isPresent()) {
            return returns.refused(back, Optional.empty(), "invalid_request", "state is too long");
        }
        Optional<String> nonce = parameter(request, "nonce");
        Optional<Refusal> refusal = refusal(request, nonce);
        if (refusal.isPresent()) {
            return returns.refused(
                    back, state, refusal.get().error(), refusal.get().why());
        }
        StaffRequest asked = new StaffRequest(
                client.get().clientId(),
                back,
                state,
                nonce,
                parameter(request, "code_challenge").orElseThrow());
        String secret = OpaqueValue.create();
        UUID signIn = signIns.begin(asked, OpaqueValue.digest(secret));
        cookie.set(response, signIn, secret);
        return Returns.seeOther(SignInCookie.path(signIn));
    }

    private record Refusal(String error, String why) {}

    private static Optional<Refusal> refusal(HttpServletRequest request, Optional<String> nonce) {
        if (!parameter(request, "response_type").equals(Optional.of("code"))) {
            return Optional.of(new Refusal("unsupported_response_type", "response_type must be code"));
        }
        if (parameter(request, "response_mode")
                .filter(mode -> !"query".equals(mode))
                .isPresent()) {
            return Optional.of(new Refusal("invalid_request", "response_mode is query"));
        }
        if (parameter(request, "request").isPresent()
                || parameter(request, "request_uri").isPresent()) {
            return Optional.of(new Refusal("request_not_supported", "parameters are given one by one"));
        }
        if (parameter(request, "scope")
                .filter(scope -> Arrays.asList(scope.split(" ")).contains("openid"))
                .isEmpty()) {
            return Optional.of(new Refusal("invalid_scope", "scope must contain openid"));
        }
        if (!parameter(request, "code_challenge_method").equals(Optional.of("S256"))
                || parameter(request, "code_challenge")
                        .filter(challenge -> CHALLENGE.matcher(challenge).matches())
                        .isEmpty()) {
            return Optional.of(new Refusal("invalid_request", "a code_challenge by S256 is needed"));
        }
        if (nonce.filter(value -> value.length() > TEXT_CHARACTERS).isPresent()) {
            return Optional.of(new Refusal("invalid_request", "nonce is too long"));
        }
        if (parameter(request, "prompt").equals(Optional.of("none"))) {
            return Optional.of(new Refusal("login_required", "staff sign in every time"));
        }
        return Optional.empty();
    }

    private static boolean repeats(HttpServletRequest request) {
        return request.getParameterMap().values().stream()
                .anyMatch(values -> values.length > 1 || values[0].indexOf('\0') >= 0);
    }

    private static Optional<String> parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).filter(value -> !value.isBlank());
    }
}
