package dev.amana.corebanking.sms;

import dev.amana.corebanking.customers.Customer;
import dev.amana.corebanking.customers.Customers;
import dev.amana.corebanking.customers.Mobile;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code /phone} and {@code /phone/{mobile}}: the sandbox's phones, for browsers as HTML and for tests as JSON. */
@RestController
class PhonePages {

    private static final int LISTED = 50;

    private final Customers customers;
    private final Phones phones;

    PhonePages(Customers customers, Phones phones) {
        this.customers = customers;
        this.phones = phones;
    }

    @GetMapping(path = "/phone", produces = MediaType.TEXT_HTML_VALUE)
    String choose(@RequestParam(defaultValue = "") String search) {
        String wanted = search.strip();
        List<Customer> found = customers.all().stream()
                .filter(customer -> matches(customer, wanted))
                .limit(LISTED)
                .toList();
        return PhoneHtml.chooser(found, wanted);
    }

    @GetMapping(path = "/phone/{mobile}", produces = MediaType.TEXT_HTML_VALUE)
    String screen(@PathVariable String mobile) {
        Customer owner = owner(mobile);
        return PhoneHtml.screen(owner, phones.on(owner.mobile()));
    }

    @GetMapping(path = "/phone/{mobile}", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Message> messages(@PathVariable String mobile) {
        return phones.on(owner(mobile).mobile());
    }

    private static boolean matches(Customer customer, String wanted) {
        return customer.name().regionMatches(true, 0, wanted, 0, wanted.length())
                || customer.cif().startsWith(wanted)
                || Mobile.written(wanted).filter(customer.mobile()::equals).isPresent();
    }

    private Customer owner(String mobile) {
        return Mobile.written(mobile)
                .flatMap(customers::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no customer has this number"));
    }
}
