package serin.aws;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A stack's ARN, taken apart: it tells partition, region and account without another call.
 *
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov}, …
 * @param accountId twelve digits
 */
public record StackArn(String partition, String region, String accountId, String stackName) {
    private static final Pattern FORM = Pattern.compile(
            "arn:(?<partition>aws[a-z0-9-]*):cloudformation:(?<region>[a-z0-9-]+):(?<account>\\d{12}):stack/(?<name>[^/]+)/[^/]+");

    public StackArn {
        Objects.requireNonNull(partition, "partition is null");
        Objects.requireNonNull(region, "region is null");
        Objects.requireNonNull(accountId, "accountId is null");
        Objects.requireNonNull(stackName, "stackName is null");
    }

    /** Empty when the text is not the ARN of a stack. */
    public static Optional<StackArn> parse(String arn) {
        var form = FORM.matcher(arn);
        return form.matches()
                ? Optional.of(new StackArn(
                        form.group("partition"), form.group("region"), form.group("account"), form.group("name")))
                : Optional.empty();
    }
}
