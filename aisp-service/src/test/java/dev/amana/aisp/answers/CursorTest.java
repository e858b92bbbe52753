package dev.amana.aisp.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void aCursorComesBackAsItWent() {
        var cursor = new Cursor(1763690400123L, 17);
        assertThat(Cursor.decode(cursor.encoded())).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2.1.1", "1.1", "1.1.0", "1.1.-1", "1.-5.1", "1.x.1", "1.1.1.1", "1.9999999999999999999.1"})
    void whatWeDidNotWriteIsNoCursor(String plain) {
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        assertThat(Cursor.decode(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%%%",
                "not base64!",
                "MS4xLjE=MS4xLjE=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void whatIsNotEvenEncodedIsNoCursor(String text) {
        assertThat(Cursor.decode(text)).isEmpty();
    }

    @Test
    void withoutACursorTheFirstPageIsAskedForAndNoSnapshotNamed() {
        var page = Cursor.page(Optional.empty());
        assertThat(page.number()).isEqualTo(1);
        assertThat(page.size()).isEqualTo(100);
        assertThat(page.snapshot()).isEqualTo(OptionalLong.empty());
    }
}
