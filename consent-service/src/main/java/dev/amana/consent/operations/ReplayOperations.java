package dev.amana.consent.operations;

import dev.amana.consent.replay.Replay;
import dev.amana.consent.replay.Replays;
import dev.amana.openbanking.error.ErrorCode;
import dev.amana.openbanking.error.OpenBankingException;
import dev.amana.openbanking.token.StaffToken;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Replays: asked for, watched, called off. One at a time; it goes on whoever watches. */
@RestController
@RequestMapping(path = "/operations/replays", produces = MediaType.APPLICATION_JSON_VALUE)
class ReplayOperations {

    private static final int TOLD = 20;

    private final Replays replays;

    ReplayOperations(Replays replays) {
        this.replays = replays;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ReplayAnswer> start(StaffToken staff, @RequestBody ReplayRequest request) {
        if (!replays.projections().contains(request.projection())) {
            throw OpenBankingException.badRequest(
                    "projection",
                    ErrorCode.FIELD_INVALID,
                    "The projections are " + String.join(", ", replays.projections()));
        }
        if (!replays.isTable(request.projection())
                && (request.dryRun() || request.from().isPresent())) {
            throw OpenBankingException.badRequest(
                    request.dryRun() ? "dryRun" : "from",
                    ErrorCode.FIELD_INVALID,
                    request.projection() + " is told as a whole, and there is nothing to compare");
        }
        UUID id = replays.ask(request.projection(), !request.dryRun(), request.from(), staff.staffId())
                .orElseThrow(() -> OpenBankingException.conflict("Another replay is under way"));
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(URI.create("/operations/replays/" + id))
                .body(ReplayAnswer.of(replays.find(id).orElseThrow()));
    }

    /** The latest ones, newest first. */
    @GetMapping
    List<ReplayAnswer> list() {
        return replays.latest(TOLD).stream().map(ReplayAnswer::of).toList();
    }

    @GetMapping("/{id}")
    ReplayAnswer read(@PathVariable UUID id) {
        Replay replay = known(id);
        boolean latest = replays.latest(1).getFirst().id().equals(id);
        if (!latest || !replay.phase().isOver()) {
            return ReplayAnswer.of(replay);
        }
        return ReplayAnswer.of(
                replay,
                OptionalLong.of(replays.differing()),
                Optional.of(replays.differences(TOLD).stream()
                        .map(ReplayAnswer.DifferenceAnswer::of)
                        .toList()));
    }

    /** Ends at its next step; over already, it stays as it is. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void cancel(@PathVariable UUID id) {
        replays.cancel(known(id).id());
    }

    private Replay known(UUID id) {
        return replays.find(id)
                .orElseThrow(
                        () -> OpenBankingException.badRequest(ErrorCode.RESOURCE_NOT_FOUND, "There is no such replay"));
    }
}
