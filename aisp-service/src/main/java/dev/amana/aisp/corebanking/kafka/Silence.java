package dev.amana.aisp.corebanking.kafka;

import java.util.HashMap;
import java.util.Map;

/**
 * Which callers core banking leaves without any answer. After so many questions of one caller in a row it is no longer
 * asked on that caller's behalf, but for one question at a time; the first answer opens it again. By caller, because
 * silence about the accounts of some says nothing about those of others.
 */
final class Silence {
    private record Unheard(int inARow, boolean probing) {}

    private final int patience;
    private final Map<String, Unheard> unheard = new HashMap<>();

    Silence(int patience) {
        this.patience = patience;
    }

    /** Whether to ask on this caller's behalf; what comes of it is to be told. */
    synchronized boolean isWorthAsking(String caller) {
        var so = unheard.get(caller);
        if (so == null || so.inARow < patience) {
            return true;
        }
        if (so.probing) {
            return false;
        }
        unheard.put(caller, new Unheard(so.inARow, true));
        return true;
    }

    synchronized void answered(String caller) {
        unheard.remove(caller);
    }

    synchronized void unanswered(String caller) {
        var so = unheard.getOrDefault(caller, new Unheard(0, false));
        unheard.put(caller, new Unheard(Math.min(patience, so.inARow + 1), false));
    }

    /** Callers that wait in vain. */
    synchronized long callers() {
        return unheard.values().stream().filter(so -> so.inARow >= patience).count();
    }
}
