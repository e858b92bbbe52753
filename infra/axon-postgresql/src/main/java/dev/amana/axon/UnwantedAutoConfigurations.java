package dev.amana.axon;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Keeps out two parts of Axon's starter whatever a service's properties say: the update checker, which reports the
 * machine to its vendor at start, and the handler timeouts, whose 4.13.0 shuts event processors down by a race.
 */
final class UnwantedAutoConfigurations implements AutoConfigurationImportFilter {

    private static final Set<String> UNWANTED = Set.of(
            "org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonTimeoutAutoConfiguration");

    @Override
    public boolean[] match(@Nullable String[] classNames, AutoConfigurationMetadata metadata) {
        boolean[] wanted = new boolean[classNames.length];
        for (int i = 0; i < classNames.length; i++) {
            String name = classNames[i];
            wanted[i] = name == null || !UNWANTED.contains(name);
        }
        return wanted;
    }
}
