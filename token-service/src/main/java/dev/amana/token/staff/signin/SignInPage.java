package dev.amana.token.staff.signin;

import dev.amana.token.keys.OpaqueValue;
import dev.amana.token.signin.ClientAddress;
import dev.amana.token.staff.StaffSettings;
import dev.amana.token.staff.users.StaffSignIn;
import dev.amana.token.staff.users.StaffSignIn.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The one page: name, password and code at once, so that nothing can be learnt between them. */
@Controller("staffSignInPage")
final class SignInPage {

    private static final String OVER = "This sign-in is over. Please go back to where you came from and begin again.";
    private static final String WRONG =
            "Name, password and code do not fit together. A code can be used once: wait for the next.";
    private static final String WAIT = "There were too many sign-ins. Please try again in a quarter of an hour.";

    private final SignIns signIns;
    private final SignInCookie cookie;
    private final StaffSignIn staff;
    private final ClientAddress address;
    private final Returns returns;

    SignInPage(SignIns signIns, SignInCookie cookie, StaffSignIn staff, ClientAddress address, Returns returns) {
        this.signIns = signIns;
        this.cookie = cookie;
        this.staff = staff;
        this.address = address;
        this.returns = returns;
    }

    @GetMapping(StaffSettings.PATH + "/sign-in/{id}")
    ModelAndView show(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        Optional<String> secret = cookie.read(request);
        return secret.flatMap(value -> signIns.open(id, OpaqueValue.digest(value)))
                .map(open -> page(open, secret.get(), "", "", HttpStatus.OK, response))
                .orElseGet(() -> problem(OVER));
    }

    @PostMapping(StaffSettings.PATH + "/sign-in/{id}")
    ModelAndView signIn(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String form,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<String> secret = cookie.read(request).filter(value -> SignInCookie.fits(value, form));
        Optional<SignIns.Open> found = secret.flatMap(value -> signIns.open(id, OpaqueValue.digest(value)));
        if (found.isEmpty()) {
            return problem(OVER);
        }
        SignIns.Open open = found.get();
        return switch (staff.signIn(name, password, code, address.of(request))) {
            case Outcome.SignedIn(var member) ->
                signIns.conclude(id, member)
                        .map(granted -> {
                            cookie.remove(response, id);
                            Headers.allowReturnTo(response, open.request().redirectUri());
                            return returns.granted(open.request(), granted);
                        })
                        .orElseGet(() -> problem(OVER));
            case Outcome.Refused _ ->
                page(open, secret.orElseThrow(), WRONG, name, HttpStatus.UNPROCESSABLE_CONTENT, response);
            case Outcome.Waits _ ->
                page(open, secret.orElseThrow(), WAIT, name, HttpStatus.TOO_MANY_REQUESTS, response);
        };
    }

    private static ModelAndView page(
            SignIns.Open open,
            String secret,
            String error,
            String name,
            HttpStatus status,
            HttpServletResponse response) {
        URI redirectUri = open.request().redirectUri();
        Headers.allowReturnTo(response, redirectUri);
        return new ModelAndView("staff/sign-in", status)
                .addObject("path", SignInCookie.path(open.id()))
                .addObject("client", open.request().clientId())
                .addObject("form", SignInCookie.formToken(secret))
                .addObject("name", name)
                .addObject("error", error);
    }

    static ModelAndView problem(String what) {
        return new ModelAndView("staff/problem", HttpStatus.BAD_REQUEST).addObject("problem", what);
    }
}
