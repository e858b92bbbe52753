package dev.amana.token.applications;

import java.net.URI;
import java.util.Optional;

/**
 * What an application may prove itself with: keys, by value or by address, or a secret, or a certificate.
 *
 * @param keys its public keys by value
 * @param keysAddress where its public keys are published
 * @param secretDigest HMAC-SHA-256 of its secret under a data key
 * @param tlsIdentity the name its certificate bears
 */
public record ClientAuthentication(
        Optional<VerificationKeys> keys,
        Optional<URI> keysAddress,
        Optional<SecretDigest> secretDigest,
        Optional<TlsIdentity> tlsIdentity) {}
