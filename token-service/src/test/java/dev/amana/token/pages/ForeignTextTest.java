package dev.amana.token.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForeignTextTest {

    @Test
    void nameStandsApartFromTheSentenceAroundIt() {
        assertThat(ForeignText.isolated("Sadeem Money")).isEqualTo("\u2068Sadeem Money\u2069");
    }

    @Test
    void nameCannotTurnTheSentenceAbout() {
        assertThat(ForeignText.isolated("Bank\u202e yenoM\u2069\u0000\n")).isEqualTo("\u2068Bank yenoM\u2069");
    }
}
