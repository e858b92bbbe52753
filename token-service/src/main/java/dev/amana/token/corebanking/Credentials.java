package dev.amana.token.corebanking;

/**
 * What a customer says to be recognised. Never logged, never stored; it leaves this service only encrypted to core banking.
 *
 * @param cpr personal number, 9 digits
 * @param mobile international form, {@code +97333106976}
 * @param cif the bank's customer number
 */
public record Credentials(String cpr, String mobile, String cif) {

    @Override
    public String toString() {
        return "Credentials[withheld]";
    }
}
