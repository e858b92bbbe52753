package dev.amana.aisp.projections;

import dev.amana.feed.project.Rereading;
import dev.amana.openbanking.error.ErrorCode;
import dev.amana.openbanking.error.OpenBankingException;
import dev.amana.openbanking.token.StaffToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Has a copy of another service's states read again from its topic; until that is done, the owner is asked instead. */
@RestController
class RereadingOperations {

    private static final Logger log = LoggerFactory.getLogger(RereadingOperations.class);

    private final Rereading rereading;

    RereadingOperations(Rereading rereading) {
        this.rereading = rereading;
    }

    @PostMapping("/operations/projections/{topic}/rereadings")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void begin(StaffToken staff, @PathVariable String topic) throws InterruptedException {
        if (!rereading.topics().contains(topic)) {
            throw OpenBankingException.badRequest(
                    "topic", ErrorCode.FIELD_INVALID, "The topics are " + String.join(", ", rereading.topics()));
        }
        log.info("{} has {} read again", staff.staffId(), topic);
        rereading.begin(topic);
    }
}
