package dev.amana.openbanking.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what failed before or behind Spring MVC; always in JSON, whatever the caller accepts. */
@Controller
class ContainerErrors implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ContainerErrors.class);

    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        for (Throwable at = cause(request); at != null; at = at.getCause()) {
            if (at instanceof OpenBankingException refusal) {
                ErrorWriter.write(response, refusal);
                return;
            }
        }
        HttpStatusCode status = status(request);
        if (status.value() == HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            log.error("A defect: the request is answered with 500", cause(request));
        }
        ErrorWriter.write(response, status, List.of(StatusErrors.of(status)), new HttpHeaders());
    }

    private static @org.jspecify.annotations.Nullable Throwable cause(HttpServletRequest request) {
        return (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    }

    /** Nobody but the container comes here with a status: to anyone else this address does not exist. */
    private static HttpStatusCode status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code && code >= 400
                ? HttpStatusCode.valueOf(code)
                : HttpStatus.NOT_FOUND;
    }
}
