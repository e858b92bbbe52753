package dev.amana.token.revocations;

import dev.amana.token.applications.ApplicationTable;
import dev.amana.token.applications.Applications;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Stops applications and lets them go on; told to the resource servers in the row's own transaction. */
@Component
public class ApplicationSuspensions {

    private final ApplicationTable table;
    private final Applications applications;
    private final Revocations revocations;
    private final TransactionOperations transactions;

    ApplicationSuspensions(
            ApplicationTable table,
            Applications applications,
            Revocations revocations,
            TransactionOperations transactions) {
        this.table = table;
        this.applications = applications;
        this.revocations = revocations;
        this.transactions = transactions;
    }

    /** Whether there is such an application; asking twice for the same is asking once. */
    public boolean change(String clientId, boolean suspended) {
        transactions.executeWithoutResult(transaction -> {
            if (table.suspend(clientId, suspended)) {
                revocations.client(clientId, suspended);
            }
        });
        applications.forget(clientId);
        return applications.find(clientId).filter(found -> !found.internal()).isPresent();
    }
}
