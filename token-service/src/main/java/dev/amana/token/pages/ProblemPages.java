package dev.amana.token.pages;

import dev.amana.token.consents.decide.ConsentServiceSilentException;
import dev.amana.token.corebanking.CoreBankingSilentException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Makes a page of everything that goes wrong, with a way on where there is one. */
@ControllerAdvice(annotations = PsuPage.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemPages {

    static final String REFUSED_PATH = "dev.amana.token.pages.refusedPath";

    private static final Logger LOG = LoggerFactory.getLogger(ProblemPages.class);
    private static final Pattern PAGE_PATH = Pattern.compile(
            "(/authpage/attempts/[0-9a-f-]{36}|/authpage/consents/visits/[0-9a-f-]{36}|/authpage/consents)(?:/.*)?");
    private static final String RETRY_AFTER_SECONDS = "10";

    @ExceptionHandler
    ModelAndView problem(PageProblemException problem, HttpServletRequest request) {
        return page(problem.problem(), request.getRequestURI());
    }

    @ExceptionHandler({CoreBankingSilentException.class, ConsentServiceSilentException.class})
    ModelAndView silent(RuntimeException silent, HttpServletRequest request, HttpServletResponse response) {
        LOG.warn("a customer could not go on: {}", silent.getMessage());
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return page(Problem.BankSilent, request.getRequestURI());
    }

    @ExceptionHandler
    ModelAndView defect(Exception defect, HttpServletRequest request) {
        LOG.error("a page failed", defect);
        return page(Problem.Defect, request.getRequestURI());
    }

    /** @param path of the request that met the problem: where it belongs to an attempt or a visit there is a way back */
    static ModelAndView page(Problem problem, String path) {
        ModelAndView page = new ModelAndView("authpage/problem", problem.status());
        page.addObject("problem", problem.name());
        onwards(problem, path).ifPresent(onwards -> page.addObject("onwards", onwards));
        return page;
    }

    private static Optional<String> onwards(Problem problem, String path) {
        return switch (problem) {
            case UnknownLink, OtherBrowser, SessionExpired, BadRequest -> Optional.empty();
            case SignedOut -> Optional.of(OpenVisit.DOOR);
            case NoSuchConsent, FormRefused, BankSilent, Defect -> pageOf(path);
        };
    }

    /** The attempt, the visit or the door to one to which the address belongs. */
    private static Optional<String> pageOf(String path) {
        Matcher matcher = PAGE_PATH.matcher(path);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
