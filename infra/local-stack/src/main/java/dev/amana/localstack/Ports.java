package dev.amana.localstack;

import dev.amana.localstack.check.FreePort;
import dev.amana.localstack.service.Service;

/**
 * Every port of a stack, counted from the gateway's; all on the loopback interface.
 *
 * @param base the gateway's
 */
public record Ports(int base) {

    public static final int DEFAULT_BASE = 8080;

    private static final int COUNT = 8;

    public Ports {
        if (base < 1024 || base + COUNT > 65_536) {
            throw new StackException("--port " + base + ": choose one from 1024 to " + (65_536 - COUNT));
        }
    }

    /** A base with all its ports free at this moment. */
    public static Ports free() {
        return new Ports(FreePort.runOf(COUNT));
    }

    public int of(Service service) {
        return switch (service) {
            case GATEWAY -> base;
            case CONSENT_SERVICE -> base + 1;
            case TOKEN_SERVICE -> base + 2;
            case AISP_SERVICE -> base + 3;
            case CORE_BANKING_STUB -> base + 4;
        };
    }

    public int postgresql() {
        return base + 5;
    }

    public int kafka() {
        return base + 6;
    }

    public int kafkaController() {
        return base + 7;
    }
}
