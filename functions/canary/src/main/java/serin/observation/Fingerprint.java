package serin.observation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A salted hash that stands for a value that may be a secret: two can be compared, neither can be read.
 *
 * <p>The salt is drawn once for each process, so a fingerprint that reaches a log tells nothing about the value, nor whether
 * two runs saw the same one.
 */
public record Fingerprint(String hash) {
    private static final byte[] SALT = salt();

    public Fingerprint {
        Objects.requireNonNull(hash, "hash is null");
    }

    public static Fingerprint of(String value) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(SALT);
            return new Fingerprint(
                    HexFormat.of().formatHex(digest.digest(value.getBytes(StandardCharsets.UTF_8)), 0, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Shown nowhere: a report says that values differ, not what they are. */
    @Override
    public String toString() {
        return "(hidden)";
    }

    private static byte[] salt() {
        var salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return salt;
    }
}
