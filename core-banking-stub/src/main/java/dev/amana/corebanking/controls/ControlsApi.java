package dev.amana.corebanking.controls;

import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET} and {@code PUT /controls}: {@code {"replyDelayMillis":0,"silent":false,"wrong":"Nothing","accountIds":[]}}; for sandboxes and tests only. */
@RestController
@RequestMapping("/controls")
class ControlsApi {

    private final Controls controls;

    ControlsApi(Controls controls) {
        this.controls = controls;
    }

    @GetMapping
    Behaviour read() {
        return controls.current();
    }

    @PutMapping
    Behaviour change(@Valid @RequestBody Behaviour behaviour) {
        controls.become(behaviour);
        return behaviour;
    }
}
