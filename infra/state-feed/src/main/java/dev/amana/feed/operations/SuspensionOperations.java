package dev.amana.feed.operations;

import dev.amana.feed.project.SuspendedKey;
import dev.amana.feed.project.Waiting;
import dev.amana.openbanking.error.ErrorCode;
import dev.amana.openbanking.error.OpenBankingException;
import dev.amana.openbanking.token.StaffToken;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Keys that wait because something of them could not be applied or read: listed, tried again, released. Whoever may come
 * here is for the service's own security to say: it lies below {@code /operations}.
 */
@RestController
@RequestMapping(path = "/operations/suspended", produces = MediaType.APPLICATION_JSON_VALUE)
class SuspensionOperations {

    private static final Logger log = LoggerFactory.getLogger(SuspensionOperations.class);

    /** Whose records are to be tried again. */
    record Retry(String topic, String key) {}

    /** Which record is to be dropped, named by the offset that the list told, and why. */
    record Release(String topic, String key, long offset, String reason) {}

    private record Known(Waiting place, SuspendedKey key) {}

    private final List<Waiting> places;

    SuspensionOperations(List<Waiting> places) {
        this.places = List.copyOf(places);
    }

    @GetMapping
    List<SuspendedKey> list() {
        return places.stream()
                .flatMap(place -> place.all().stream())
                .sorted(Comparator.comparing(SuspendedKey::since))
                .toList();
    }

    /** Answers with what is suspended still. */
    @PostMapping(path = "/retries", consumes = MediaType.APPLICATION_JSON_VALUE)
    List<SuspendedKey> retry(StaffToken staff, @RequestBody Retry request) {
        Known suspended = known(request.topic(), request.key());
        log.info(
                "{} has {} {} tried again",
                staff.staffId(),
                suspended.key().topic(),
                suspended.key().key());
        return suspended.place().retry(suspended.key()).stream().toList();
    }

    /** Answers with what is suspended still. */
    @PostMapping(path = "/releases", consumes = MediaType.APPLICATION_JSON_VALUE)
    List<SuspendedKey> release(StaffToken staff, @RequestBody Release request) {
        if (request.reason().isBlank()) {
            throw OpenBankingException.badRequest("reason", ErrorCode.FIELD_INVALID, "Say why the record is dropped");
        }
        Known suspended = known(request.topic(), request.key());
        if (suspended.key().offset() != request.offset()) {
            throw OpenBankingException.conflict(
                    "What waits first is the record at " + suspended.key().offset());
        }
        return suspended.place().release(suspended.key(), request.offset(), request.reason(), staff.staffId()).stream()
                .toList();
    }

    private Known known(String topic, String key) {
        return places.stream()
                .flatMap(place -> place.find(topic, key).stream().map(found -> new Known(place, found)))
                .findFirst()
                .orElseThrow(
                        () -> OpenBankingException.badRequest(ErrorCode.RESOURCE_NOT_FOUND, "It is not suspended"));
    }
}
