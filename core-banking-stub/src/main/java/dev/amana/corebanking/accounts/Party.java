package dev.amana.corebanking.accounts;

/** The other side of a transfer: an account somewhere, and the bank it is with. */
public record Party(Identification account, String bic) {

    public static Party at(String bic, String iban, String name) {
        return new Party(Identification.iban(iban, name), bic);
    }
}
