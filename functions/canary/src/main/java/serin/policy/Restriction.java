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
    private static final Pattern WILDCARD = Pattern.compile("[*?]");
    private static final int ARN_PARTS = 6;
    private static final int ACCOUNT = 4;

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
            return condition.values().stream().noneMatch(address -> address.endsWith("/0"));
        }
        return NAMES.contains(key)
                && condition.values().stream().noneMatch(value -> value.isEmpty() || startsWithWildcard(value));
    }

    /** An ARN of one account, or of one named thing where its kind of ARN holds no account. */
    private static boolean isFixedArn(String arn) {
        var parts = arn.split(":", ARN_PARTS);
        if (parts.length < ARN_PARTS) {
            return false;
        }
        var account = parts[ACCOUNT];
        return account.isEmpty()
                ? !startsWithWildcard(parts[ARN_PARTS - 1])
                : !WILDCARD.matcher(account).find();
    }

    private static boolean startsWithWildcard(String text) {
        return text.isEmpty() || WILDCARD.matcher(text.substring(0, 1)).matches();
    }
}
