package dev.amana.token.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every text in every language: the same keys, the same arguments, the same markup, and readable as a pattern. */
class TextsTest {

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
    private static final Pattern TAG = Pattern.compile("(?<!\\d)</?[a-z]+");
    private static final Pattern LATIN_WORD = Pattern.compile("(?<![<&/\\w])[A-Za-z]{4,}");

    private final Map<String, String> english = read("/authpage/texts.properties");
    private final Map<String, String> arabic = read("/authpage/texts_ar.properties");

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(arabic.keySet()).isEqualTo(english.keySet());
    }

    @Test
    void everyTextSaysTheSameThingsInBoth() {
        english.forEach((key, text) -> {
            String other = Objects.requireNonNull(arabic.get(key), key);
            assertThat(found(ARGUMENT, other)).as(key).isEqualTo(found(ARGUMENT, text));
            assertThat(found(TAG, other)).as(key).isEqualTo(found(TAG, text));
        });
    }

    @Test
    void everyTextIsAPatternWithoutStraightApostrophes() {
        for (Map<String, String> texts : Set.of(english, arabic)) {
            texts.forEach((key, text) -> {
                assertThat(text).as(key).doesNotContain("'");
                assertThat(new MessageFormat(text)).as(key).isNotNull();
            });
        }
    }

    @Test
    void nothingWasLeftInEnglish() {
        arabic.forEach((key, text) -> {
            if (!key.startsWith("page.lang") && !key.startsWith("page.dir")) {
                assertThat(found(LATIN_WORD, withoutArguments(text))).as(key).isEmpty();
            }
        });
    }

    @Test
    void numbersTakeTheFormThatArabicGivesThem() {
        MessageFormat tries =
                new MessageFormat(Objects.requireNonNull(arabic.get("code.wrong")), Language.ARABIC.locale());
        assertThat(tries.format(new Object[] {1})).contains("محاولة واحدة");
        assertThat(tries.format(new Object[] {2})).contains("محاولتان");
        assertThat(tries.format(new Object[] {4})).contains("4 محاولات");
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String withoutArguments(String text) {
        return text.replaceAll("\\{\\d+,choice,", "").replaceAll("<a href=\"[^\"]*\">", "");
    }

    private static Map<String, String> read(String name) {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(TextsTest.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Map<String, String> sorted = new TreeMap<>();
        texts.stringPropertyNames().forEach(key -> sorted.put(key, texts.getProperty(key)));
        return sorted;
    }
}
