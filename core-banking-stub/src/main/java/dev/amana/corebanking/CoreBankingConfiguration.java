package dev.amana.corebanking;

import dev.amana.corebanking.accounts.Accounts;
import dev.amana.corebanking.customers.Customers;
import dev.amana.corebanking.ledger.BookingClock;
import dev.amana.corebanking.ledger.Ledgers;
import dev.amana.corebanking.messaging.CoreBankingKey;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bank's parts that know nothing of Spring, put together. */
@Configuration(proxyBeanMethods = false)
class CoreBankingConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Customers customers(CoreBankingSettings settings) {
        return Customers.generated(settings.generatedCustomers());
    }

    @Bean
    Accounts accounts(Customers customers) {
        return customers.accounts();
    }

    @Bean
    BookingClock bookingClock(Clock clock) {
        return new BookingClock(clock);
    }

    @Bean
    Ledgers ledgers(BookingClock bookingClock, CoreBankingSettings settings) {
        return new Ledgers(bookingClock, settings.ledgerCacheBookings());
    }

    @Bean
    CoreBankingKey coreBankingKey(CoreBankingSettings settings) {
        return CoreBankingKey.read(settings.privateKeyFile());
    }
}
