package dev.amana.corebanking.controls;

import org.springframework.stereotype.Component;

/** How the bank behaves towards those who ask it: as it should, unless a test has told it otherwise. */
@Component
public class Controls {

    private volatile Behaviour current = Behaviour.NORMAL;

    public Behaviour current() {
        return current;
    }

    void become(Behaviour behaviour) {
        current = behaviour;
    }
}
