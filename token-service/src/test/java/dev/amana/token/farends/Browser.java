package dev.amana.token.farends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A customer's browser without scripts: keeps cookies, fills in the forms of the page it has open, follows no redirect by itself. */
public final class Browser {

    /** What came back. */
    public record Page(int status, URI address, String body, HttpResponse<String> response) {

        /** Where a redirect leads. */
        public URI location() {
            return address.resolve(response.headers().firstValue("Location").orElseThrow());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The parameters of the redirect. */
        public String parameter(String name) {
            Matcher matcher = Pattern.compile("[?&]" + name + "=([^&]*)")
                    .matcher(location().toString());
            return matcher.find() ? java.net.URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8) : "";
        }
    }

    private static final Pattern FORM =
            Pattern.compile("<form[^>]*\\baction=\"([^\"]+)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"\\s*/?>");

    private final CookieManager cookies = new CookieManager(null, Browser::acceptAsIfByTls);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final URI base;
    private final String languages;

    public Browser(int port) {
        this(port, "");
    }

    /** @param languages what it sends as {@code Accept-Language}; nothing if empty */
    public Browser(int port, String languages) {
        this.base = URI.create("http://localhost:" + port);
        this.languages = languages;
    }

    public CookieManager cookies() {
        return cookies;
    }

    public Page get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    /** Opens an address and goes where it leads, as long as that is ours. */
    public Page open(String path) {
        Page page = get(path);
        while (page.status() == 303 && page.location().getAuthority().equals(base.getAuthority())) {
            page = get(page.location().getRawPath()
                    + (page.location().getRawQuery() == null
                            ? ""
                            : "?" + page.location().getRawQuery()));
        }
        return page;
    }

    /** Submits the form of this page whose action ends so, with its hidden fields. */
    public Page submit(Page page, String action, String... fields) {
        Matcher form = FORM.matcher(page.body());
        while (form.find()) {
            if (form.group(1).endsWith(action)) {
                List<String> all = new ArrayList<>();
                Matcher hidden = HIDDEN.matcher(form.group(2));
                while (hidden.find()) {
                    all.add(hidden.group(1));
                    all.add(hidden.group(2));
                }
                all.addAll(List.of(fields));
                return post(form.group(1), all.toArray(String[]::new));
            }
        }
        throw new AssertionError("no form for " + action + " in:\n" + page.body());
    }

    /** Submits, and opens what that leads to if it is ours. */
    public Page submitAndFollow(Page page, String action, String... fields) {
        Page answer = submit(page, action, fields);
        return answer.status() == 303 && answer.location().getAuthority().equals(base.getAuthority())
                ? open(answer.location().getRawPath()
                        + (answer.location().getRawQuery() == null
                                ? ""
                                : "?" + answer.location().getRawQuery()))
                : answer;
    }

    public Page post(String path, String... fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(form.isEmpty() ? "" : "&")
                    .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    /** Connections here are always plain; a cookie for TLS alone is kept and sent all the same. */
    private static boolean acceptAsIfByTls(URI address, HttpCookie cookie) {
        cookie.setSecure(false);
        return true;
    }

    private Page send(HttpRequest.Builder request) {
        if (!languages.isEmpty()) {
            request.header("Accept-Language", languages);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Page(response.statusCode(), response.uri(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
