package dev.amana.token.pages;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the pages show and how long they wait.
 *
 * @param bankName as the bank's customers know it
 * @param bankNames the same in a language whose customers know it otherwise, by language tag; the sample bank's in Arabic comes with the
 *     service's own configuration
 * @param timeZone of every date and time shown
 * @param idle after so long without a click a signed-in customer has to begin again
 */
@Validated
@ConfigurationProperties("amana.pages")
public record PageSettings(
        @NotBlank @DefaultValue("Amana Bank") String bankName,
        @DefaultValue Map<String, String> bankNames,
        @NotNull @DefaultValue("Asia/Bahrain") ZoneId timeZone,
        @NotNull @DefaultValue("5m") Duration idle) {
    public PageSettings {
        bankNames = Map.copyOf(bankNames);
    }
}
