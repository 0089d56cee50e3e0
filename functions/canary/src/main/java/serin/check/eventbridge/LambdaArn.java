package serin.check.eventbridge;

import java.util.Optional;

/**
 * The ARN of a Lambda function.
 *
 * @param unqualified the ARN without its qualifier
 * @param qualifier an alias, a version or {@code $LATEST}; empty for the bare function
 */
record LambdaArn(String unqualified, String name, Optional<String> qualifier) {
    private static final int BARE = 7;

    static Optional<LambdaArn> parse(String arn) {
        var parts = arn.split(":", -1);
        if (parts.length < BARE
                || parts.length > BARE + 1
                || !parts[0].equals("arn")
                || !parts[2].equals("lambda")
                || !parts[5].equals("function")) {
            return Optional.empty();
        }
        return Optional.of(
                parts.length == BARE
                        ? new LambdaArn(arn, parts[6], Optional.empty())
                        : new LambdaArn(arn.substring(0, arn.lastIndexOf(':')), parts[6], Optional.of(parts[7])));
    }

    /** The alias that the qualifier names; a number is a version. */
    Optional<String> alias() {
        return qualifier.filter(text -> !text.startsWith("$") && !text.chars().allMatch(Character::isDigit));
    }
}
