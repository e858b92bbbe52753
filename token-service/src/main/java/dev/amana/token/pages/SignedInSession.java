package dev.amana.token.pages;

import dev.amana.token.attempts.AttemptId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.List;

/** What the browser's session remembers: in which attempts and visits somebody signed in, and nothing about whom. */
final class SignedInSession {

    private static final String PREFIX = "signed-in.";

    private SignedInSession() {}

    /**
     * Notes the sign-in in a new session, so that an id known before is worth nothing. The old one is ended, not renamed: a request that
     * still holds it cannot write its id back.
     */
    static void note(HttpServletRequest request, AttemptId attempt) {
        HttpSession old = request.getSession(true);
        List<String> others = Collections.list(old.getAttributeNames()).stream()
                .filter(name -> name.startsWith(PREFIX))
                .toList();
        old.invalidate();
        HttpSession fresh = request.getSession(true);
        others.forEach(name -> fresh.setAttribute(name, Boolean.TRUE));
        fresh.setAttribute(PREFIX + attempt.value(), Boolean.TRUE);
    }

    static boolean knows(HttpServletRequest request, AttemptId attempt) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(PREFIX + attempt.value()) != null;
    }
}
