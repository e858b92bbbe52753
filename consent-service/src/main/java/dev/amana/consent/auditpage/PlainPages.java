package dev.amana.consent.auditpage;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What nobody needs to be signed in for: the page's own files, and what is said when a session ends or never began. */
@WithConsole
@Controller
class PlainPages {

    private static final Map<String, MediaType> ASSETS = Map.of(
            "audit.css", MediaType.valueOf("text/css;charset=UTF-8"),
            "audit.js", MediaType.valueOf("text/javascript;charset=UTF-8"),
            "mark.svg", MediaType.valueOf("image/svg+xml"));

    @GetMapping("/audit/assets/{name}")
    ResponseEntity<Resource> asset(@PathVariable String name) {
        MediaType type = ASSETS.get(name);
        if (type == null) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(new ClassPathResource("auditpage/" + name));
    }

    @GetMapping(path = "/audit/signed-out", produces = MediaType.TEXT_HTML_VALUE)
    String signedOut(@RequestParam Map<String, String> parameters, Model model) {
        boolean failed = parameters.containsKey("failed");
        model.addAttribute("title", failed ? "You are not signed in" : "You are signed out");
        model.addAttribute(
                "text", failed ? "The sign-in did not come to its end. Nothing was shown." : "Your session has ended.");
        model.addAttribute("link", "Sign in");
        return "audit/message";
    }

    @GetMapping(path = "/audit/no-auditor", produces = MediaType.TEXT_HTML_VALUE)
    String noAuditor(Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        model.addAttribute("title", "This is for auditors");
        model.addAttribute("text", "You were signed in, but not as an auditor.");
        return "audit/message";
    }
}
