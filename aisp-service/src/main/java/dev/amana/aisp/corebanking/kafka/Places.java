package dev.amana.aisp.corebanking.kafka;

import java.util.HashMap;
import java.util.Map;

/**
 * Places for questions under way. A caller may hold no more of them than are left free: the first of the busy ones half
 * of all, the next half of the rest, so that there is a place for one more however many callers core banking keeps
 * waiting.
 */
final class Places {
    private final int all;
    private final Map<String, Integer> held = new HashMap<>();
    private int taken;

    Places(int all) {
        this.all = all;
    }

    /** Takes a place for this caller, to be given back; whether there was one. */
    synchronized boolean take(String caller) {
        if (held.getOrDefault(caller, 0) >= all - taken) {
            return false;
        }
        held.merge(caller, 1, Integer::sum);
        taken++;
        return true;
    }

    synchronized void giveBack(String caller) {
        held.computeIfPresent(caller, (_, count) -> count == 1 ? null : count - 1);
        taken--;
    }
}
