package serin.policy;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a condition narrows "anyone" down to somebody.
 *
 * <p>The keys are those by which S3 decides that a policy is not public, and the organisation keys that came later; the value must be
 * a fixed one.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html">The meaning of "public"</a>
 */
final class Restriction {
    private static final Set<String> OPERATORS = Set.of(
            "stringequals",
            "stringequalsignorecase",
            "stringlike",
            "arnlike",
            "ipaddress",
            "foranyvalue:stringequals",
            "foranyvalue:stringlike",
            "foranyvalue:arnlike");
    private static final Set<String> ARNS = Set.of("aws:sourcearn", "aws:principalarn");
    private static final Set<String> ADDRESSES = Set.of("aws:sourceip", "aws:vpcsourceip");
    private static final Set<String> NAMES = Set.of(
            "aws:sourceaccount",
            "aws:sourceowner",
            "aws:sourceorgid",
            "aws:sourceorgpaths",
            "aws:sourcevpc",
            "aws:sourcevpce",
            "aws:principalaccount",
            "aws:principalorgid",
            "aws:principalorgpaths",
            "aws:userid",
            "kms:calleraccount");
    private static final Pattern WILDCARD = Pattern.compile("[*?]|\\$\\{");
    private static final int ARN_PARTS = 6;
    private static final int ACCOUNT = 4;
    private static final int NARROW_IPV4 = 8;
    private static final int NARROW_IPV6 = 32;

    private Restriction() {}

    static boolean narrows(Condition condition) {
        var key = condition.key().lower();
        if (!OPERATORS.contains(condition.operator().lower())
                || condition.values().isEmpty()) {
            return false;
        }
        if (ARNS.contains(key)) {
            return condition.values().stream().allMatch(Restriction::isFixedArn);
        }
        if (ADDRESSES.contains(key)) {
            return condition.values().stream().allMatch(Restriction::isNarrowBlock);
        }
        return NAMES.contains(key) && condition.values().stream().allMatch(value -> isFixed(key, value));
    }

    /** Blocks wider than /8 (IPv4) and /32 (IPv6) are open to the public, says S3. */
    private static boolean isNarrowBlock(String block) {
        var slash = block.indexOf('/');
        if (slash < 0) {
            return !hasWildcard(block);
        }
        try {
            return Integer.parseInt(block.substring(slash + 1)) >= (block.contains(":") ? NARROW_IPV6 : NARROW_IPV4);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** No wildcard and no policy variable; but a user id may leave the session open, and a path what lies below it. */
    private static boolean isFixed(String key, String value) {
        var fixed =
                key.equals("aws:userid") ? before(value, ':') : key.endsWith("orgpaths") ? before(value, '/') : value;
        return !fixed.isEmpty() && !hasWildcard(fixed);
    }

    private static String before(String value, char end) {
        var at = value.indexOf(end);
        return at < 0 ? value : value.substring(0, at);
    }

    private static boolean hasWildcard(String text) {
        return WILDCARD.matcher(text).find();
    }

    /** An ARN of one account, or of one named thing where its kind of ARN holds no account. */
    private static boolean isFixedArn(String arn) {
        var parts = arn.split(":", ARN_PARTS);
        if (parts.length < ARN_PARTS) {
            return false;
        }
        var account = parts[ACCOUNT];
        return account.isEmpty() ? !startsWithWildcard(parts[ARN_PARTS - 1]) : !hasWildcard(account);
    }

    private static boolean startsWithWildcard(String text) {
        return text.isEmpty() || WILDCARD.matcher(text).lookingAt();
    }
}
