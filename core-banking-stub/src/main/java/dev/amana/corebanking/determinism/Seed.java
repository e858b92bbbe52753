package dev.amana.corebanking.determinism;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;

/** The bank's one fixed seed: the same name gives the same randomness and the same identifier, on every machine, for ever. */
public final class Seed {

    private static final long BANK = 0x416d616e61L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Seed() {}

    /** Randomness for one purpose, e.g. {@code random("account:…", epochDay)}. */
    public static SplittableRandom random(String purpose, long number) {
        return new SplittableRandom(mix(hash(purpose) + mix(number)));
    }

    /** An opaque identifier: 128 bits in base64url, 22 characters, as the sample identifiers of the API have. */
    public static String id(String purpose, long number) {
        long high = mix(hash(purpose) + mix(number));
        long low = mix(high ^ hash("id:" + purpose));
        byte[] bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A number in {@code [0, bound)} that belongs to a purpose and a number. */
    public static long number(String purpose, long number, long bound) {
        return Math.floorMod(mix(hash(purpose) + mix(number)), bound);
    }

    /** FNV-1a over the UTF-8 bytes. */
    private static long hash(String text) {
        long hash = BANK;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return hash;
    }

    /** The finaliser of SplitMix64: every input bit changes about half of the output's. */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
