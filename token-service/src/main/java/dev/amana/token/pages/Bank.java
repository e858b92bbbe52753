package dev.amana.token.pages;

import org.springframework.stereotype.Component;

/** The bank, as every page names it. */
@Component("bank")
public class Bank {

    private final PageSettings settings;

    Bank(PageSettings settings) {
        this.settings = settings;
    }

    /** As its customers know it. */
    public String name() {
        return settings.bankName();
    }
}
