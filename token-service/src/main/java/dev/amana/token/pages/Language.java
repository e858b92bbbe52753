package dev.amana.token.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A language the pages speak. */
enum Language {
    ENGLISH("en", Locale.ENGLISH, "English"),
    /** Bahrain's names of the months, and the digits that its banks, cards and telephones use in both languages. */
    ARABIC("ar", Locale.forLanguageTag("ar-BH-u-nu-latn"), "العربية");

    private final String tag;
    private final Locale locale;
    private final String ownName;

    Language(String tag, Locale locale, String ownName) {
        this.tag = tag;
        this.locale = locale;
        this.ownName = ownName;
    }

    String tag() {
        return tag;
    }

    /** Of texts, dates and numbers. */
    Locale locale() {
        return locale;
    }

    /** What those who speak it call it. */
    String ownName() {
        return ownName;
    }

    static Optional<Language> tagged(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst();
    }

    /** The one a browser likes best, in the order of its {@code Accept-Language} (RFC 9110 §12.5.4). */
    static Language preferred(List<Locale.LanguageRange> ranges) {
        List<String> tags = Arrays.stream(values()).map(Language::tag).toList();
        return Optional.ofNullable(Locale.lookupTag(ranges, tags))
                .flatMap(Language::tagged)
                .orElse(ENGLISH);
    }
}
