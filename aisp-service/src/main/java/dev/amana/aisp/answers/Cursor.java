package dev.amana.aisp.answers;

import dev.amana.aisp.corebanking.Query.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A place in a list that holds still: the page and the state of the books it is cut from. Opaque to callers; it grants
 * nothing, since filters and accounts come from the query and the consent each time ({@code docs/reference/bobf-api.md} §5).
 */
public record Cursor(long snapshot, int page) {
    /** The query parameter that carries it. */
    public static final String PARAMETER = "cursor";

    /** Records a page ({@code docs/reference/bobf-api.md} §5). */
    public static final int PAGE_SIZE = 100;

    private static final Pattern FORM = Pattern.compile("1\\.(\\d{1,19})\\.([1-9]\\d{0,8})");
    private static final int MAX_LENGTH = 64;

    /** The text that stands in a link. */
    public String encoded() {
        var plain = "1." + snapshot + "." + page;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** The cursor of that text; none if this is not the text of one. */
    public static Optional<Cursor> decode(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            var form = FORM.matcher(plain);
            return form.matches()
                    ? Optional.of(new Cursor(Long.parseLong(form.group(1)), Integer.parseInt(form.group(2))))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The page to ask core banking for; the first one where there is no cursor. */
    public static Page page(Optional<Cursor> cursor) {
        return new Page(
                cursor.map(at -> OptionalLong.of(at.snapshot)).orElse(OptionalLong.empty()),
                cursor.map(Cursor::page).orElse(1),
                PAGE_SIZE);
    }
}
