package dev.amana.token.revocations;

import dev.amana.feed.publish.TopicRenewal;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Tells again what must not be honoured, as when the topic was lost. Of what has no token left alive nothing needs to be told. */
@Component
public class RevocationsToldAgain {

    private final Revocations revocations;
    private final TopicRenewal topic;
    private final TransactionOperations transactions;

    RevocationsToldAgain(Revocations revocations, TopicRenewal topic, TransactionOperations transactions) {
        this.revocations = revocations;
        this.topic = topic;
        this.transactions = transactions;
    }

    /**
     * Tells all of it.
     *
     * @return how many grants, tokens and clients
     */
    public int tell() throws InterruptedException {
        topic.begin();
        int told = Objects.requireNonNull(transactions.execute(_ -> revocations.tellAgain()));
        topic.end();
        return told;
    }
}
