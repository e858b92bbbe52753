package dev.amana.token.attempts;

import java.util.Optional;

/**
 * Who is behind a sign-in.
 *
 * @param psuId empty where core banking did not know them: then no code is ever right
 * @param customerKey HMAC of what was typed; wrong codes are counted under it, across attempts
 */
public record SignedInCustomer(Optional<String> psuId, byte[] customerKey) {}
