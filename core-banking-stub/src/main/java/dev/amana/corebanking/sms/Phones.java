package dev.amana.corebanking.sms;

import dev.amana.corebanking.customers.Mobile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Every customer's phone with its last messages; only customers have one, so their number bounds all. */
@Component
class Phones {

    static final int KEPT = 20;

    private static final Comparator<Message> NEWEST_FIRST =
            Comparator.comparing(Message::sentAt).reversed().thenComparing(Message::messageId);

    private final Map<Mobile, Deque<Message>> messages = new ConcurrentHashMap<>();

    /** Puts a message on a phone; the same message again changes nothing. */
    void receive(Mobile mobile, Message message) {
        messages.compute(mobile, (phone, before) -> {
            Deque<Message> inbox = before == null ? new ArrayDeque<>() : new ArrayDeque<>(before);
            if (inbox.stream().noneMatch(kept -> kept.messageId().equals(message.messageId()))) {
                inbox.addLast(message);
            }
            if (inbox.size() > KEPT) {
                inbox.removeFirst();
            }
            return inbox;
        });
    }

    /** The messages of a phone, newest first. */
    List<Message> on(Mobile mobile) {
        List<Message> inbox = new ArrayList<>(messages.getOrDefault(mobile, new ArrayDeque<>()));
        inbox.sort(NEWEST_FIRST);
        return inbox;
    }
}
