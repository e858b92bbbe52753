package dev.amana.aisp.permissions;

import java.util.Set;

/**
 * Card numbers (PAN) and who may see them whole: only a consent with ReadPAN; everybody else sees at most the first six
 * and the last four digits ({@code docs/reference/bobf-api.md} §4).
 */
public final class CardNumbers {
    /** The scheme whose identifications are card numbers, in whatever object they stand. */
    public static final String SCHEME = "BH.OBF.PAN";

    /** The object whose {@code Identification} is a card number without saying a scheme. */
    public static final String CARD_OBJECT = "CardInstrument";

    private static final int SHOWN_FIRST = 6;
    private static final int SHOWN_LAST = 4;
    private static final int SHORTEST_PARTLY_SHOWN = 13;

    private CardNumbers() {}

    /** Whether these permissions uncover card numbers whole. */
    public static boolean wholeFor(Set<Permission> granted) {
        return granted.contains(Permission.READ_PAN);
    }

    /**
     * The number with its inner digits starred, such as {@code 555566******4444}. What is too short to be a card number
     * shows its last four digits only, or none.
     */
    public static String mask(String number) {
        var places = number.chars().filter(CardNumbers::isPlace).count();
        var first = places >= SHORTEST_PARTLY_SHOWN ? SHOWN_FIRST : 0;
        var last = places > SHOWN_LAST ? SHOWN_LAST : 0;
        var masked = new StringBuilder(number.length());
        var place = 0;
        for (var index = 0; index < number.length(); index++) {
            var character = number.charAt(index);
            if (!isPlace(character)) {
                masked.append(character);
                continue;
            }
            masked.append(place < first || place >= places - last ? character : '*');
            place++;
        }
        return masked.toString();
    }

    private static boolean isPlace(int character) {
        return character != ' ' && character != '-';
    }
}
