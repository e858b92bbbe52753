package dev.amana.consent.audit;

import dev.amana.consent.looks.Look;
import dev.amana.consent.looks.LookFilter;
import dev.amana.consent.looks.Looks;
import dev.amana.openbanking.token.StaffToken;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who looked at what; this is a look too. */
@RestController
@RequestMapping(path = "/audit/looks", produces = MediaType.APPLICATION_JSON_VALUE)
class AuditedLooks {

    private static final Pattern STAFF_ID = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final Looks looks;

    AuditedLooks(Looks looks) {
        this.looks = looks;
    }

    @GetMapping
    ListOfLooks find(StaffToken staff, HttpServletRequest request) {
        Parameters parameters = Parameters.of(request, "staff", "from", "to", "cursor", "limit");
        Optional<String> staffId = parameters.value("staff", AuditedLooks::staffId);
        Optional<Instant> from = parameters.instant("from");
        Optional<Instant> to = parameters.instant("to");
        parameters.inOrder(from, to);
        int limit = parameters.limit();
        long before = parameters
                .value("cursor", text -> Cursor.parse(text, 1).number(0))
                .orElse(Long.MAX_VALUE);
        parameters.check();
        looks.record(staff.staffId(), "ReadLooks", parameters.asked());
        List<Look> found = looks.before(before, new LookFilter(staffId, from, to), limit + 1);
        return ListOfLooks.of(found, limit);
    }

    private static String staffId(String text) {
        if (!STAFF_ID.matcher(text).matches()) {
            throw new IllegalArgumentException("can be no staff id");
        }
        return text;
    }
}
