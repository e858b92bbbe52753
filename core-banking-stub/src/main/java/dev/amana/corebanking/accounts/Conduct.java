package dev.amana.corebanking.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How money moves through an account. All amounts are in the smallest unit of the account's currency. */
public sealed interface Conduct {

    /** What was in the account on the day the bank's records begin; negative where it is owed. */
    long opening();

    /** A salary comes, a household lives on it. */
    record Household(long salary, Party employer, List<Standing> standing, String card) implements Conduct {
        @Override
        public long opening() {
            return salary + salary / 2;
        }
    }

    /** Puts money by every month, takes some now and then; profit is paid every quarter. */
    record Saving(long monthly, Optional<Party> from) implements Conduct {
        @Override
        public long opening() {
            return monthly * 10;
        }
    }

    /** Buys by card; the bill is paid on the fifth with a fixed sum. */
    record Card(long monthly, long limit, String pan, Optional<Party> payer) implements Conduct {
        @Override
        public long opening() {
            return -monthly;
        }
    }

    /** A loan paid back by the month. */
    record Repaying(long owed, long instalment, Optional<Party> payer) implements Conduct {
        @Override
        public long opening() {
            return -owed;
        }
    }

    /** A shop: sales all day, the takings swept to suppliers in the evening, wages on the 26th. */
    record Trading(int salesPerDay, long averageSale, Party supplier) implements Conduct {
        @Override
        public long opening() {
            return averageSale * salesPerDay * 30;
        }
    }

    /** Money from abroad in a foreign currency, converted and spent. */
    record Remittances(long monthly, String from, Party sender) implements Conduct {
        @Override
        public long opening() {
            return monthly * 2;
        }
    }

    /** Nothing moves but what is recorded here. */
    record Recorded(long opening, List<RecordedBooking> bookings) implements Conduct {}

    /** A fixed transfer on a day of the month. */
    record Standing(int day, long amount, Party payee, String reference) {}

    /** A booking kept word for word. */
    record RecordedBooking(
            Instant bookedAt, long signedAmount, String reference, String information, Identification debtor) {}
}
