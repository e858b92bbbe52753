package dev.amana.openbanking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicBaseTest {

    private final PublicBase base = new PublicBase(URI.create("https://bank.example:8443/"));

    @Test
    void everyAddressBeginsWithTheOrigin() {
        assertThat(base.page("authpage", "consentId", "a/b"))
                .hasToString("https://bank.example:8443/authpage/consentId/a%2Fb");
        assertThat(base.resource("/accounts"))
                .hasToString("https://bank.example:8443/apigateway/bobf/release1.0.0/accounts");
        assertThat(base.absolute("/x?y=%20")).hasToString("https://bank.example:8443/x?y=%20");
        assertThat(base.issuer()).isEqualTo("https://bank.example:8443/apigateway/as");
        assertThat(base.apiAudience()).isEqualTo("https://bank.example:8443/apigateway/bobf/release1.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bank.example", "/x", "https://bank.example/x", "https://bank.example?x", "mailto:a@b"})
    void onlyAnOriginWillDo(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PublicBase(URI.create(text)));
    }
}
