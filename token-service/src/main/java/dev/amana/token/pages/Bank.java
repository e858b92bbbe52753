package dev.amana.token.pages;

import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The bank, as every page names it. */
@Component("bank")
public class Bank {

    private final PageSettings settings;

    Bank(PageSettings settings) {
        this.settings = settings;
    }

    /** As its customers know it, in the language of the page. */
    public String name() {
        Map<String, String> names = settings.bankNames();
        String name = names.get(LocaleContextHolder.getLocale().getLanguage());
        return ForeignText.isolated(name == null ? settings.bankName() : name);
    }

    /** Minutes without a click after which a signed-in customer has to begin again. */
    public String idleMinutes() {
        return Long.toString(settings.idle().toMinutes());
    }
}
