package dev.amana.token.staff.operations;

import dev.amana.token.keys.KeyRotation;
import dev.amana.token.keys.KeyRotation.ListedKey;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The signing keys, for an operator: which there are, and a new one for each. */
@RestController
final class KeyOperations {

    private static final Logger LOG = LoggerFactory.getLogger(KeyOperations.class);

    private final KeyRotation rotation;

    KeyOperations(KeyRotation rotation) {
        this.rotation = rotation;
    }

    @GetMapping("/operations/keys")
    List<ListedKey> list() {
        return rotation.list();
    }

    /** Answers the keys as they are then; asked again before the new ones sign, nothing more happens. */
    @PostMapping("/operations/keys/rotations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    List<ListedKey> rotate(HttpServletRequest request) {
        LOG.info("{} rotates the signing keys", request.getAttribute(OperatorFilter.OPERATOR));
        rotation.rotate();
        return rotation.list();
    }
}
