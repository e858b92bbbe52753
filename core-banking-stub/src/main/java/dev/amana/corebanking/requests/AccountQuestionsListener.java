package dev.amana.corebanking.requests;

import dev.amana.corebanking.messaging.QuestionDesk;
import dev.amana.corebanking.messaging.Topics;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears {@code core-banking.requests.v1}. */
@Component
class AccountQuestionsListener {

    private final QuestionDesk desk;
    private final AccountQuestions questions;

    AccountQuestionsListener(QuestionDesk desk, AccountQuestions questions) {
        this.desk = desk;
        this.questions = questions;
    }

    @KafkaListener(
            id = "account-questions",
            groupId = "${amana.core-banking.consumer-group}",
            topics = Topics.REQUESTS,
            containerFactory = "batchesByGroup")
    void hear(List<ConsumerRecord<byte[], byte[]>> batch) {
        desk.serve(batch, Topics.REPLIES, questions);
    }
}
