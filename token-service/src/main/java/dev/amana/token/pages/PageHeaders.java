package dev.amana.token.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;

/** The content security policy: our own style sheet and pictures, no script, and forms that end here or at the TPP. */
final class PageHeaders {

    private PageHeaders() {}

    /** @param formTargets where a form, or a redirect that answers it, may lead */
    static String policy(String formTargets) {
        return "default-src 'none'; style-src 'self'; img-src 'self'; form-action " + formTargets
                + "; base-uri 'none'; frame-ancestors 'none'";
    }

    /** Lets the answer to a form lead back to the TPP of this attempt, and nowhere else. */
    static void allowReturnTo(HttpServletResponse response, URI redirectUri) {
        response.setHeader("Content-Security-Policy", policy("'self' " + origin(redirectUri)));
    }

    static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
