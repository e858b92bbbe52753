package dev.amana.system;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the platform made of that which it acknowledged.
 *
 * @param lost consents that are not what was acknowledged of them
 * @param duplicated consents to which something happened twice that was asked for once
 */
record Effects(Set<String> lost, Set<String> duplicated) {

    static Effects of(Ledger ledger, Map<String, Records.Standing> events) throws SQLException {
        Set<String> lost = new HashSet<>();
        ledger.consents().keySet().forEach(consentId -> {
            Records.Standing standing = events.get(consentId);
            if (standing == null || ledger.isLost(consentId, standing.status())) {
                lost.add(consentId);
            }
        });
        Set<String> duplicated = new HashSet<>(Records.happenedTwice());
        duplicated.retainAll(ledger.consents().keySet());
        return new Effects(lost, duplicated);
    }
}
