package dev.amana.token.staff.signin;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;

/** The content security policy of the staff page: one style sheet, no script, and a form that ends here or at the client. */
public final class Headers {

    private Headers() {}

    /** @param formTargets where a form, or a redirect that answers it, may lead */
    public static String policy(String formTargets) {
        return "default-src 'none'; style-src 'self'; form-action " + formTargets
                + "; base-uri 'none'; frame-ancestors 'none'";
    }

    static void allowReturnTo(HttpServletResponse response, URI redirectUri) {
        String origin = redirectUri.getScheme() + "://" + redirectUri.getRawAuthority();
        response.setHeader("Content-Security-Policy", policy("'self' " + origin));
    }
}
