package dev.amana.corebanking.sms;

import dev.amana.corebanking.customers.Customer;
import dev.amana.corebanking.customers.Customers;
import dev.amana.corebanking.customers.PsuId;
import dev.amana.corebanking.messaging.CoreBankingKey;
import dev.amana.corebanking.messaging.MalformedQuestionException;
import dev.amana.corebanking.messaging.Topics;
import dev.amana.traces.KafkaTraces;
import dev.amana.traces.Step;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.PartitionOffset;
import org.springframework.kafka.annotation.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hears {@code core-banking.sms.v1}: every instance reads all of it, from its beginning at every start, so that no phone
 * loses a message that the topic still has. One that cannot be read is counted and left behind.
 */
@Component("smsListener")
class SmsListener {

    private static final Logger log = LoggerFactory.getLogger(SmsListener.class);

    private final Customers customers;
    private final Phones phones;
    private final SmsReread reread;
    private final CoreBankingKey key;
    private final JsonMapper json;
    private final MeterRegistry meters;
    private final ConsumerFactory<byte[], byte[]> consumers;

    SmsListener(
            Customers customers,
            Phones phones,
            SmsReread reread,
            CoreBankingKey key,
            JsonMapper json,
            MeterRegistry meters,
            ConsumerFactory<byte[], byte[]> consumers) {
        this.customers = customers;
        this.phones = phones;
        this.reread = reread;
        this.key = key;
        this.json = json;
        this.meters = meters;
        this.consumers = consumers;
    }

    /** All partitions of the topic, asked of the broker once, at the start. */
    public String[] partitions() {
        try (Consumer<byte[], byte[]> consumer = consumers.createConsumer(null, "sms-partitions")) {
            List<org.apache.kafka.common.TopicPartition> partitions = consumer.partitionsFor(Topics.SMS).stream()
                    .map(info -> new org.apache.kafka.common.TopicPartition(info.topic(), info.partition()))
                    .toList();
            reread.begin(consumer.beginningOffsets(partitions), consumer.endOffsets(partitions));
            return partitions.stream()
                    .map(partition -> Integer.toString(partition.partition()))
                    .toArray(String[]::new);
        }
    }

    @KafkaListener(
            id = "sms",
            groupId = "${amana.core-banking.consumer-group}-sms",
            containerFactory = "everythingFromTheBeginning",
            topicPartitions =
                    @TopicPartition(
                            topic = Topics.SMS,
                            partitions = "#{__listener.partitions()}",
                            partitionOffsets =
                                    @PartitionOffset(partition = "*", initialOffset = "0", seekPosition = "BEGINNING")))
    void hear(ConsumerRecord<byte[], byte[]> record) {
        String result = "undeliverable";
        try (Step _ = KafkaTraces.processing(record)) {
            result = delivered(json.readTree(record.value())) ? "delivered" : "unknown-customer";
        } catch (JacksonException | MalformedQuestionException | DateTimeException | IllegalArgumentException e) {
            // The reason only: nothing of what the message says.
            log.warn("An SMS cannot be delivered: {}", e.getClass().getSimpleName());
        }
        meters.counter("amana.core-banking.sms", "result", result).increment();
        reread.passed(record.partition(), record.offset() + 1);
    }

    private boolean delivered(JsonNode sms) {
        if (sms.path("schema").asInt(0) != 1) {
            throw new MalformedQuestionException("schema is not 1");
        }
        String messageId = sms.path("messageId").asString("");
        if (messageId.isEmpty()) {
            // Without one it would be taken for the last that had none, and never shown.
            throw new MalformedQuestionException("messageId is missing");
        }
        Optional<Customer> customer = customers.find(new PsuId(sms.path("psuId").asString("")));
        if (customer.isEmpty()) {
            return false;
        }
        JsonNode content = json.readTree(key.open(sms.path("jwe").asString("")));
        Instant sentAt = Instant.parse(sms.path("sentAt").asString(""));
        phones.receive(
                customer.get().mobile(),
                new Message(messageId, content.path("text").asString(""), sentAt));
        return true;
    }
}
