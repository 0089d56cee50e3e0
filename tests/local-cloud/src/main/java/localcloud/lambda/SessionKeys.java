package localcloud.lambda;

import java.util.Objects;
import java.util.random.RandomGenerator;
import localcloud.Planted;
import localcloud.service.Principals;

/** Hands out the keys of an execution role's session, and makes them known as that session's principal. */
public final class SessionKeys {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final Principals principals;
    private final RandomGenerator random;

    public SessionKeys(Principals principals, RandomGenerator random) {
        this.principals = Objects.requireNonNull(principals, "principals is null");
        this.random = Objects.requireNonNull(random, "random is null");
    }

    /** Fresh keys; the session is named after the function, as on AWS. */
    Keys issue(FunctionVersion function) {
        var keys = new Keys("ASIA" + text(16), Planted.SESSION_SECRET + text(31), Planted.SESSION_TOKEN + text(191));
        principals.register(keys.accessKeyId(), principal(function));
        return keys;
    }

    void forget(Keys keys) {
        principals.forget(keys.accessKeyId());
    }

    /** The ARN of a function's session; the same for all its versions with that role. */
    static String principal(FunctionVersion function) {
        var role = function.roleArn();
        // A role's path is no part of its session's ARN.
        var name = role.substring(role.lastIndexOf('/') + 1);
        return "arn:aws:sts::" + function.accountId() + ":assumed-role/" + name + "/" + function.functionName();
    }

    private String text(int length) {
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN. */
    record Keys(String accessKeyId, String secretAccessKey, String sessionToken) {}
}
