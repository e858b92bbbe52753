package dev.amana.corebanking.sms;

import java.time.Instant;

/** An SMS as its reader sees it. */
record Message(String messageId, String text, Instant sentAt) {

    @Override
    public String toString() {
        return "Message[messageId=" + messageId + "]";
    }
}
