package dev.amana.aisp.projections;

import dev.amana.feed.project.SuspendedKey;
import dev.amana.feed.project.Suspensions;
import dev.amana.openbanking.error.ErrorCode;
import dev.amana.openbanking.error.OpenBankingException;
import dev.amana.openbanking.token.StaffToken;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Keys whose records wait because one could not be applied: listed, tried again, released. */
@RestController
@RequestMapping(path = "/operations/suspended", produces = MediaType.APPLICATION_JSON_VALUE)
class SuspensionOperations {

    private static final Logger log = LoggerFactory.getLogger(SuspensionOperations.class);

    /** Whose records are to be tried again. */
    record Retry(String topic, String key) {}

    /** Which record is to be dropped, named by the offset that the list told, and why. */
    record Release(String topic, String key, long offset, String reason) {}

    private final Suspensions suspensions;

    SuspensionOperations(Suspensions suspensions) {
        this.suspensions = suspensions;
    }

    @GetMapping
    List<SuspendedKey> list() {
        return suspensions.all();
    }

    /** Answers with what is suspended still. */
    @PostMapping(path = "/retries", consumes = MediaType.APPLICATION_JSON_VALUE)
    List<SuspendedKey> retry(StaffToken staff, @RequestBody Retry request) {
        SuspendedKey suspended = known(request.topic(), request.key());
        log.info("{} has {} {} tried again", staff.staffId(), suspended.topic(), suspended.key());
        return suspensions.retry(suspended).stream().toList();
    }

    /** Answers with what is suspended still. */
    @PostMapping(path = "/releases", consumes = MediaType.APPLICATION_JSON_VALUE)
    List<SuspendedKey> release(StaffToken staff, @RequestBody Release request) {
        if (request.reason().isBlank()) {
            throw OpenBankingException.badRequest("reason", ErrorCode.FIELD_INVALID, "Say why the record is dropped");
        }
        SuspendedKey suspended = known(request.topic(), request.key());
        if (suspended.offset() != request.offset()) {
            throw OpenBankingException.conflict("What waits first is the record at " + suspended.offset());
        }
        return suspensions.release(suspended, request.offset(), request.reason(), staff.staffId()).stream()
                .toList();
    }

    private SuspendedKey known(String topic, String key) {
        return suspensions
                .find(topic, key)
                .orElseThrow(
                        () -> OpenBankingException.badRequest(ErrorCode.RESOURCE_NOT_FOUND, "It is not suspended"));
    }
}
