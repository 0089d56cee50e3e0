package localcloud.template;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** What AWS draws at random, drawn from a seed: the same stack gets the same ids each time, so runs can be compared. */
public final class Seeded {
    private static final String UPPER = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String MIXED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String LOWER = "0123456789abcdefghijklmnopqrstuvwxyz";

    private Seeded() {}

    public static String uuid(String seed) {
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** As at the end of most generated names. */
    static String mixed(String seed, int length) {
        return draw(MIXED, seed, length);
    }

    static String upper(String seed, int length) {
        return draw(UPPER, seed, length);
    }

    static String lower(String seed, int length) {
        return draw(LOWER, seed, length);
    }

    private static String draw(String alphabet, String seed, int length) {
        var digest = sha256(seed);
        var drawn = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            drawn.append(alphabet.charAt(Math.floorMod(digest[i % digest.length], alphabet.length())));
        }
        return drawn.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
