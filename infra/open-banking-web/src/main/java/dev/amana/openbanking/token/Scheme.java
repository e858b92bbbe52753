package dev.amana.openbanking.token;

/** How a token was presented: as a bearer's (RFC 6750) or with a proof of possession (RFC 9449). */
enum Scheme {
    BEARER("Bearer"),
    DPOP("DPoP");

    private final String word;

    Scheme(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
