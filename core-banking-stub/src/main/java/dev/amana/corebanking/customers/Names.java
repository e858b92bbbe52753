package dev.amana.corebanking.customers;

import dev.amana.corebanking.determinism.Seed;
import java.util.List;

/** Names to call people and firms by; any likeness is chance. */
final class Names {

    private static final List<String> GIVEN = List.of(
            "Ahmed",
            "Ali",
            "Amal",
            "Aysha",
            "Dana",
            "Ebrahim",
            "Fatima",
            "Hamad",
            "Hasan",
            "Hessa",
            "Hussain",
            "Isa",
            "Jassim",
            "Khalid",
            "Layla",
            "Mahmood",
            "Mariam",
            "Maryam",
            "Mohammed",
            "Muneera",
            "Nawal",
            "Noora",
            "Omar",
            "Rashid",
            "Sabah",
            "Salman",
            "Sara",
            "Shaikha",
            "Yusuf",
            "Zainab");
    private static final List<String> FAMILY = List.of(
            "Al Aali",
            "Al Alawi",
            "Al Asfoor",
            "Al Awadhi",
            "Al Buainain",
            "Al Doseri",
            "Al Fardan",
            "Al Ghanim",
            "Al Haddad",
            "Al Hashimi",
            "Al Jalahma",
            "Al Jowder",
            "Al Kooheji",
            "Al Mahroos",
            "Al Mannai",
            "Al Meer",
            "Al Moayed",
            "Al Musawi",
            "Al Nashaba",
            "Al Qassab",
            "Al Rumaihi",
            "Al Sayegh",
            "Al Shehabi",
            "Al Zayani");
    static final List<String> BANK_CODES = List.of("XYZU", "DLMN", "TYLS", "GLFB");
    static final List<String> REFERENCES = List.of("Rent", "Family", "Installment", "School fees", "Car", "Investment");
    static final List<String> EMPLOYERS = List.of(
            "Pearl Shipping W.L.L.",
            "Dilmun Engineering W.L.L.",
            "Sitra Aluminium Works",
            "Muharraq Municipal Schools",
            "Gulf Breeze Telecom",
            "Awali General Hospital",
            "Harbour Logistics W.L.L.");

    private Names() {}

    static String person(String purpose, long number) {
        String given = GIVEN.get((int) Seed.number(purpose + ":given", number, GIVEN.size()));
        String father = GIVEN.get((int) Seed.number(purpose + ":father", number, GIVEN.size()));
        String family = FAMILY.get((int) Seed.number(purpose + ":family", number, FAMILY.size()));
        return given + " " + father + " " + family;
    }
}
