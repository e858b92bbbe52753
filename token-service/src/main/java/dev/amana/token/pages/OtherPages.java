package dev.amana.token.pages;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Answers, with a page, every address below /authpage that is none of ours. */
@PsuPage
class OtherPages {

    @RequestMapping("/authpage/form-refused")
    ModelAndView formRefused(HttpServletRequest request) {
        Object path = request.getAttribute(ProblemPages.REFUSED_PATH);
        return ProblemPages.page(Problem.FormRefused, path instanceof String refused ? refused : "");
    }

    @RequestMapping({"/authpage", "/authpage/**"})
    ModelAndView unknown() {
        throw new PageProblemException(Problem.UnknownLink);
    }
}
