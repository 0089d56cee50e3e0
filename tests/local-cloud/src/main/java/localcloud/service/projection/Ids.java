package localcloud.service.projection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that look like AWS's and are the same for the same seed, so that a reset cloud answers what it answered before. */
public final class Ids {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private Ids() {}

    /**
     * An IAM unique id: the prefix of its kind and 17 characters.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids">IAM unique identifiers</a>
     */
    public static String unique(String prefix, String seed) {
        return prefix + drawn(BASE32, seed, 17);
    }

    /** Six characters, as Secrets Manager appends to an ARN. */
    public static String six(String seed) {
        return drawn(ALPHANUMERIC, seed, 6);
    }

    /** A UUID for that seed. */
    public static String uuid(String seed) {
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String drawn(String alphabet, String seed, int length) {
        byte[] digest = sha256(seed);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(Math.floorMod(digest[i], alphabet.length())));
        }
        return text.toString();
    }

    private static byte[] sha256(String seed) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
