package dev.amana.corebanking.sms;

import dev.amana.corebanking.customers.Customer;
import dev.amana.corebanking.determinism.BankTime;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** The phones' two screens. They refresh themselves without a script. */
final class PhoneHtml {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH).withZone(BankTime.BAHRAIN);

    private PhoneHtml() {}

    static String chooser(List<Customer> customers, String search) {
        String rows = customers.stream()
                .map(customer -> "<li><a href=\"/phone/%s\">%s<small>%s</small></a></li>"
                        .formatted(
                                text(customer.mobile().value()),
                                text(customer.name()),
                                text(customer.mobile().value())))
                .collect(Collectors.joining("\n"));
        return page("Phones", "", """
                <h1>Whose phone?</h1>
                <form action="/phone"><label>Name, CIF or mobile <input name="search" value="%s"></label>
                <button>Find</button></form>
                <ul class="people">%s</ul>
                """.formatted(text(search), rows.isEmpty() ? "<li>Nobody.</li>" : rows));
    }

    static String screen(Customer owner, List<Message> messages) {
        String bubbles = messages.stream()
                .map(message -> "<li data-message-id=\"%s\"><p>%s</p><time datetime=\"%s\">%s</time></li>"
                        .formatted(
                                text(message.messageId()),
                                text(message.text()),
                                message.sentAt(),
                                clock(message.sentAt())))
                .collect(Collectors.joining("\n"));
        return page("Messages of " + owner.name(), "<meta http-equiv=\"refresh\" content=\"3\">", """
                <h1>Messages</h1>
                <p class="owner">%s, %s <a href="/phone">another phone</a></p>
                <ol class="messages">%s</ol>
                """.formatted(
                        text(owner.name()),
                        text(owner.mobile().value()),
                        bubbles.isEmpty() ? "<li class=\"none\">No messages yet.</li>" : bubbles));
    }

    private static String page(String title, String head, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">%s
                <title>%s</title><link rel="stylesheet" href="/phone.css"></head>
                <body><main class="phone">
                %s</main></body></html>
                """.formatted(head, text(title), body);
    }

    private static String clock(Instant instant) {
        return CLOCK.format(instant);
    }

    private static String text(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
