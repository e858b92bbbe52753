package dev.amana.openbanking.interaction;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** First of all filters, so that whatever answers, and whoever logs, has the interaction id. */
class InteractionIdFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(InteractionIdFilter.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        InteractionId before = InteractionId.find().orElse(null);
        InteractionId id = of(request);
        response.setHeader(InteractionId.HEADER, id.toString());
        InteractionId.serving(id);
        try (MDC.MDCCloseable _ = MDC.putCloseable(InteractionId.MDC_KEY, id.toString())) {
            chain.doFilter(request, response);
        } finally {
            InteractionId.serving(before);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    private static InteractionId of(HttpServletRequest request) {
        if (request.getAttribute(InteractionId.ATTRIBUTE) instanceof InteractionId known) {
            return known;
        }
        String sent = request.getHeader(InteractionId.HEADER);
        InteractionId id = InteractionId.parse(sent).orElseGet(() -> {
            InteractionId made = InteractionId.random();
            if (sent != null) {
                log.info(
                        "{} sent is no UUID ({} characters): {} takes its place",
                        InteractionId.HEADER,
                        sent.length(),
                        made);
            }
            return made;
        });
        request.setAttribute(InteractionId.ATTRIBUTE, id);
        return id;
    }
}
