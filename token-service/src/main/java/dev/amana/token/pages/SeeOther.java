package dev.amana.token.pages;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** 303 See Other: never 307, which would carry the form on to somebody else. */
final class SeeOther {

    private SeeOther() {}

    static ModelAndView to(String address) {
        RedirectView view = new RedirectView(address);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExpandUriTemplateVariables(false);
        view.setExposeModelAttributes(false);
        return new ModelAndView(view);
    }

    static ModelAndView to(URI address) {
        return to(address.toString());
    }
}
