package dev.amana.sandbox.psu;

import dev.amana.sandbox.SandboxFailure;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jsoup.Connection;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A form on a page, filled in and sent as a browser without JavaScript does it. */
public final class Form {

    private final FormElement form;
    private final List<Connection.KeyVal> pressed = new ArrayList<>();

    private Form(FormElement form) {
        this.form = form;
    }

    /**
     * The form of a page that has a field of this name, in any case.
     *
     * @throws SandboxFailure when the page has none
     */
    public static Form with(Document page, String field) {
        return page.forms().stream()
                .filter(form -> !fields(form, field).isEmpty())
                .findFirst()
                .map(Form::new)
                .orElseThrow(() -> new SandboxFailure("the page \"" + page.title() + "\" at " + page.location()
                        + " has no form with a field " + field + "; it says: " + said(page)));
    }

    public Form fill(String field, String value) {
        one(field).val(value);
        return this;
    }

    /** Ticks exactly the boxes of this name with these values. */
    public Form tick(String field, Collection<String> values) {
        var missing = new ArrayList<>(values);
        for (Element box : fields(form, field)) {
            if (missing.remove(box.val())) {
                box.attr("checked", true);
            } else {
                box.removeAttr("checked");
            }
        }
        if (!missing.isEmpty()) {
            throw new SandboxFailure("the form offers no " + field + " " + missing);
        }
        return this;
    }

    /** Presses the button with this name and value. */
    public Form press(String field, String value) {
        Element button = fields(form, field).stream()
                .filter(candidate -> candidate.val().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new SandboxFailure("the form has no button " + field + "=" + value));
        pressed.add(org.jsoup.helper.HttpConnection.KeyVal.create(button.attr("name"), button.val()));
        return this;
    }

    /** Where it goes. */
    public URI action() {
        String action = form.absUrl("action");
        return URI.create(action.isEmpty() ? form.baseUri() : action);
    }

    /** What it sends, as {@code application/x-www-form-urlencoded}. */
    public String body() {
        var data = new ArrayList<>(form.formData());
        data.addAll(pressed);
        return data.stream()
                .map(pair -> encode(pair.key()) + "=" + encode(pair.value()))
                .collect(Collectors.joining("&"));
    }

    private Element one(String field) {
        return fields(form, field).getFirst();
    }

    private static List<Element> fields(FormElement form, String name) {
        return form.elements().stream()
                .filter(field -> field.attr("name").toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static String said(Document page) {
        String text = page.body().text();
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
