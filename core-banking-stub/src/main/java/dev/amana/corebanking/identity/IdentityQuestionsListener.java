package dev.amana.corebanking.identity;

import dev.amana.corebanking.messaging.QuestionDesk;
import dev.amana.corebanking.messaging.Topics;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears {@code core-banking.identity-requests.v1}. */
@Component
class IdentityQuestionsListener {

    private final QuestionDesk desk;
    private final IdentityQuestions questions;

    IdentityQuestionsListener(QuestionDesk desk, IdentityQuestions questions) {
        this.desk = desk;
        this.questions = questions;
    }

    @KafkaListener(
            id = "identity-questions",
            groupId = "${amana.core-banking.consumer-group}-identity",
            topics = Topics.IDENTITY_REQUESTS,
            concurrency = "2",
            containerFactory = "batchesByGroup")
    void hear(List<ConsumerRecord<byte[], byte[]>> batch) {
        desk.serve(batch, Topics.IDENTITY_REPLIES, questions);
    }
}
