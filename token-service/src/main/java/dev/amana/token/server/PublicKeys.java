package dev.amana.token.server;

import dev.amana.token.keys.KeySettings;
import dev.amana.token.keys.SigningKeys;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The keys our tokens verify with (RFC 7517 §5). A new one is here for twice the cache time before it signs anything. */
@RestController
final class PublicKeys {

    private final SigningKeys keys;
    private final Duration cachedFor;

    PublicKeys(SigningKeys keys, KeySettings settings) {
        this.keys = keys;
        this.cachedFor = settings.jwksCache();
    }

    @GetMapping(Endpoints.JWKS)
    ResponseEntity<Map<String, Object>> jwks() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(cachedFor).cachePublic())
                .contentType(MediaType.APPLICATION_JSON)
                .body(keys.published().toJSONObject(true));
    }
}
