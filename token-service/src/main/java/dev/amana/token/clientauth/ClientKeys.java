package dev.amana.token.clientauth;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import dev.amana.token.applications.Application;
import java.util.List;
import org.springframework.stereotype.Component;

/** The keys of an application, wherever they are kept. */
@Component
final class ClientKeys {

    private final PublishedKeys published;

    ClientKeys(PublishedKeys published) {
        this.published = published;
    }

    /** Those that may have signed something with this header. */
    List<JWSVerifier> candidates(Application application, JWSHeader header) {
        return application
                .authentication()
                .keys()
                .map(keys -> keys.candidates(header).toList())
                .orElseGet(() -> application
                        .authentication()
                        .keysAddress()
                        .map(address -> published.candidates(application, address, header))
                        .orElse(List.of()));
    }
}
