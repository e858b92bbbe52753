package dev.amana.sandbox.psu;

import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.http.Calls;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A customer's phone: the text messages that core banking sent. */
public final class Phone {

    private static final Pattern CODE = Pattern.compile("(?<!\\d)(\\d{6})(?!\\d)");
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long POLL_MILLIS = 40;

    private final Sandbox sandbox;
    private final Calls calls;
    private final String mobile;
    private final Set<String> read = new HashSet<>();

    /** A text message, newest first on the phone. */
    record Message(String id, String text) {}

    private Phone(Sandbox sandbox, Calls calls, String mobile) {
        this.sandbox = sandbox;
        this.calls = calls;
        this.mobile = mobile;
    }

    /** Picks up the phone: what is on it now counts as read. */
    public static Phone of(Customer customer, Sandbox sandbox, Calls calls) {
        var phone = new Phone(sandbox, calls, customer.mobile());
        phone.messages().forEach(message -> phone.read.add(message.id()));
        return phone;
    }

    /** Waits for the next message with a code in it, and reads the code. */
    public String nextCode() {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < giveUp) {
            for (Message message : messages()) {
                Matcher code = CODE.matcher(message.text());
                if (read.add(message.id()) && code.find()) {
                    return code.group(1);
                }
            }
            pause();
        }
        throw new SandboxFailure(
                "no text message with a code came to " + mobile + " within " + PATIENCE.toSeconds() + " s");
    }

    private List<Message> messages() {
        String number = URLEncoder.encode(mobile, StandardCharsets.UTF_8);
        return calls
                .get(sandbox.coreBanking("/phone/" + number), "Accept", "application/json")
                .expect(200)
                .each()
                .stream()
                .map(message -> new Message(message.text("/messageId"), message.text("/text")))
                .toList();
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SandboxFailure("interrupted", interrupted);
        }
    }
}
