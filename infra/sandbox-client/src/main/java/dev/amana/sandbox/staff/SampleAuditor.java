package dev.amana.sandbox.staff;

import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.SandboxFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The member of staff every sandbox has, with an authenticator app in this program.
 *
 * @param totpSecret in base32
 */
public record SampleAuditor(String name, String password, String totpSecret) {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_SECONDS = 30;
    private static final int MODULUS = 1_000_000;

    public static SampleAuditor read(Sandbox sandbox) {
        Path file = sandbox.keys().resolve("staff-auditor.json");
        try {
            JsonNode sample = JsonMapper.shared().readTree(Files.readString(file));
            return new SampleAuditor(
                    sample.path("name").asString(),
                    sample.path("password").asString(),
                    sample.path("totpSecret").asString());
        } catch (IOException | JacksonException unreadable) {
            throw new SandboxFailure(
                    "cannot read " + file + ": is the stack up, and is --dir its directory?", unreadable);
        }
    }

    /** Name, password, and the code that is good now. */
    public void print(Instant now, PrintStream out) {
        out.println("name:      " + name);
        out.println("password:  " + password);
        out.printf("code:      %s   (good once, for about half a minute)%n", code(now));
    }

    /** RFC 6238. */
    public String code(Instant now) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret(), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES)
                    .putLong(Math.floorDiv(now.getEpochSecond(), STEP_SECONDS))
                    .array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % MODULUS);
        } catch (GeneralSecurityException impossible) {
            throw new SandboxFailure("this Java has no HMAC-SHA-1", impossible);
        }
    }

    private byte[] secret() {
        var bytes = ByteBuffer.allocate(totpSecret.length() * 5 / 8);
        long buffer = 0;
        int bits = 0;
        for (char each : totpSecret.toCharArray()) {
            buffer = (buffer << 5) | BASE32.indexOf(each);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (buffer >>> bits));
                buffer &= (1L << bits) - 1;
            }
        }
        return bytes.array();
    }
}
