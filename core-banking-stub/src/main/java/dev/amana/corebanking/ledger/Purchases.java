package dev.amana.corebanking.ledger;

import dev.amana.corebanking.accounts.Money;
import dev.amana.corebanking.ledger.Activity.Authorisation;
import dev.amana.corebanking.ledger.Activity.CardPurchase;
import dev.amana.corebanking.ledger.Activity.Exchange;
import dev.amana.corebanking.ledger.Activity.Refund;
import java.util.List;
import java.util.Optional;

/** What somebody buys by card on a day. Prices are those of a monthly income of one thousand dinars, scaled to another. */
final class Purchases {

    private static final long FILS = 1_000;
    private static final long STEP = 50;
    private static final long INCOME = 1_000 * FILS;

    private final String pan;
    private final long income;

    Purchases(String pan, long income) {
        this.pan = pan;
        this.income = income;
    }

    void plan(DayBook day) {
        if (day.chance(0.45)) {
            buy(day, 17, Marketplace.GROCERS, 4 * FILS, 28 * FILS);
        }
        if (day.chance(0.40)) {
            buy(day, 20, Marketplace.TABLES, 1 * FILS, 11 * FILS);
        }
        if (day.chance(0.12)) {
            buy(day, 8, Marketplace.FUEL, 4 * FILS, 9 * FILS);
        }
        if (day.chance(0.07)) {
            buy(day, 18, Marketplace.SHOPS, 5 * FILS, 45 * FILS);
        }
        if (day.chance(0.03)) {
            buyAbroad(day);
        }
        if (day.chance(0.01)) {
            day.credit(13, price(day, 5 * FILS, 20 * FILS), new Refund(day.one(Marketplace.SHOPS), pan));
        }
    }

    private void buy(DayBook day, int hour, List<Merchant> merchants, long least, long most) {
        Authorisation authorisation = day.one(List.of(
                Authorisation.Contactless, Authorisation.PIN, Authorisation.Contactless, Authorisation.ConsumerDevice));
        day.debit(
                hour,
                price(day, least, most),
                new CardPurchase(day.one(merchants), pan, authorisation, Optional.empty()));
    }

    private void buyAbroad(DayBook day) {
        int which = day.random.nextInt(Marketplace.ABROAD.size());
        Marketplace.Rate rate = Marketplace.ABROAD_RATES.get(which);
        long units = day.random.nextLong(5, 60);
        int decimals = Money.digits(rate.currency());
        long foreign = units * (long) Math.pow(10, decimals);
        long dinars = units * rate.toDinarMillionths() / 1_000;
        long charge = dinars / 50;
        Exchange exchange = new Exchange(rate.currency(), "BHD", foreign, rate.toDinarMillionths(), charge);
        CardPurchase purchase =
                new CardPurchase(Marketplace.ABROAD.get(which), pan, Authorisation.None, Optional.of(exchange));
        day.debit(22, dinars + charge, purchase);
    }

    private long price(DayBook day, long least, long most) {
        return day.amount(least * income / INCOME, most * income / INCOME, STEP);
    }
}
