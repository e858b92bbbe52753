package dev.amana.token.otp;

import dev.amana.token.corebanking.TextMessages;
import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Draws codes and hands them over to be sent. */
@Component
class CodeDelivery {

    private static final int CODES = 1_000_000;
    private static final int HMAC_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final TextMessages messages;
    private final MessageSource texts;
    private final OneTimeCodeSettings settings;

    CodeDelivery(TextMessages messages, MessageSource texts, OneTimeCodeSettings settings) {
        this.messages = messages;
        this.texts = texts;
        this.settings = settings;
    }

    /** Six digits, each code as likely as any other. */
    String draw() {
        return "%06d".formatted(random.nextInt(CODES));
    }

    /** What is stored where there is no right code. */
    byte[] matchesNoCode() {
        byte[] bytes = new byte[HMAC_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    /**
     * Once the code is committed, so that none arrives that cannot be entered. In the language of the request under way.
     *
     * @param psuId empty where core banking did not know the customer: then the same work is done and nothing is sent
     */
    void deliverAfterCommit(Optional<String> psuId, String code) {
        String text = texts.getMessage(
                "sms.code", new Object[] {code, settings.validity().toMinutes()}, LocaleContextHolder.getLocale());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                psuId.ifPresentOrElse(psu -> messages.send(psu, text), () -> messages.pretend(text));
            }
        });
    }
}
