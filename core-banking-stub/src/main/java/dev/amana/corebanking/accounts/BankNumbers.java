package dev.amana.corebanking.accounts;

import java.util.Locale;
import org.iban4j.CountryCode;
import org.iban4j.Iban;

/** Numbers with check digits: Bahrain's IBANs (ISO 13616) and card numbers (ISO/IEC 7812, Luhn). */
public final class BankNumbers {

    private static final int PAN_DIGITS = 16;

    private BankNumbers() {}

    /** An IBAN of Bahrain with right check digits: bank code of four letters, account of fourteen digits. */
    public static String iban(String bankCode, long account) {
        return new Iban.Builder()
                .countryCode(CountryCode.BH)
                .bankCode(bankCode)
                .accountNumber(String.format(Locale.ROOT, "%014d", account))
                .build()
                .toString();
    }

    /** A card number of sixteen digits: the issuer's six, a serial number, the Luhn digit. */
    public static String pan(String issuer, long serial) {
        String body = issuer + String.format(Locale.ROOT, "%09d", serial);
        if (body.length() != PAN_DIGITS - 1) {
            throw new IllegalArgumentException("an issuer has six digits and a serial number at most nine");
        }
        return body + luhnDigit(body);
    }

    private static int luhnDigit(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (10 - sum % 10) % 10;
    }
}
