package dev.amana.gatewaylink;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    private static final PublicAddresses HERE =
            new PublicAddresses(URI.create("https://bank.example"), URI.create("https://mtls.bank.example:8444"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://bank.example/a/b%2Fc",
                "HTTPS://Bank.EXAMPLE/a/b%2Fc",
                "https://bank.example:443/a/b%2Fc",
                "https://bank.example/a/b%2fc",
                "https://bank.example/%61/b%2Fc",
                "https://bank.example/x/../a/./b%2Fc",
                "https://bank.example/a/b%2Fc?query=1#fragment",
                "https://mtls.bank.example:8444/a/b%2Fc"
            })
    void oneAddressHasManySpellings(String written) {
        assertThat(HERE.name(written, "/a/b%2Fc")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://bank.example/a/b%2Fc",
                "https://bank.example:8443/a/b%2Fc",
                "https://bank.example.evil.example/a/b%2Fc",
                "https://bank.example@evil.example/a/b%2Fc",
                "https://user@bank.example/a/b%2Fc",
                "https://bank.example/a/b/c",
                "https://bank.example/A/b%2Fc",
                "https://bank.example/a/b%2Fc/",
                "https://mtls.bank.example/a/b%2Fc",
                "/a/b%2Fc",
                "bank.example/a/b%2Fc",
                "%%%",
                ""
            })
    void anotherAddressIsNone(String written) {
        assertThat(HERE.name(written, "/a/b%2Fc")).isFalse();
    }

    @Test
    void nothingWrittenIsNoAddress() {
        assertThat(HERE.name(null, "/a")).isFalse();
    }

    @Test
    void anEmptyPathIsTheRoot() {
        assertThat(HERE.name("https://bank.example", "/")).isTrue();
    }
}
