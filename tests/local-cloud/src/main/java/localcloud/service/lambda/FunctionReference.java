package localcloud.service.lambda;

import java.util.regex.Pattern;
import localcloud.service.AwsError;
import localcloud.service.World;

/**
 * A function as a caller names it: by name, partial ARN or ARN, each with or without a qualifier
 * (https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html).
 *
 * @param name the function's
 * @param qualifier a version, an alias or {@code $LATEST}; empty when there is none
 * @param baseArn without the qualifier
 */
record FunctionReference(String name, String qualifier, String baseArn) {
    /** As AWS's own error message shows it. */
    private static final String PATTERN = "(arn:(aws[a-zA-Z-]*)?:lambda:)?"
            + "((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)"
            + "(:(\\$LATEST|[a-zA-Z0-9-_]+))?";

    private static final Pattern FUNCTION = Pattern.compile(PATTERN);
    private static final int LONGEST = 170;

    /** Reads what stood in FunctionName, and in Qualifier when that is not empty. */
    static FunctionReference of(String functionName, String qualifier, World world) throws AwsError {
        if (functionName.length() > LONGEST) {
            throw new AwsError(
                    400,
                    "ValidationException",
                    "1 validation error detected: Value '" + functionName + "' at 'functionName' failed to satisfy"
                            + " constraint: Member must have length less than or equal to " + LONGEST);
        }
        var parts = FUNCTION.matcher(functionName);
        if (!parts.matches()) {
            throw LambdaErrors.pattern(functionName, "functionName", PATTERN);
        }
        var region = parts.group(3) == null ? "" : parts.group(3).replace(":", "");
        if (!region.isEmpty() && !region.equals(world.region())) {
            throw LambdaErrors.notFound(
                    "Functions from '" + region + "' are not reachable in this region ('" + world.region() + "')");
        }
        var account = parts.group(9) == null ? "" : parts.group(9).replace(":", "");
        if (!account.isEmpty() && !account.equals(world.accountId())) {
            throw new AwsError(
                    403,
                    "AccessDeniedException",
                    "User is not authorized to perform this operation on resource: " + functionName
                            + " because no resource-based policy allows it");
        }
        var derived = parts.group(13) == null ? "" : parts.group(13);
        if (!derived.isEmpty() && !qualifier.isEmpty() && !derived.equals(qualifier)) {
            throw LambdaErrors.invalidParameter(
                    "The derived qualifier from the function name does not match the specified qualifier.");
        }
        return new FunctionReference(
                parts.group(11), derived.isEmpty() ? qualifier : derived, arn(world, parts.group(11)));
    }

    /** The ARN of a function without a qualifier. */
    static String arn(World world, String name) {
        return "arn:aws:lambda:" + world.region() + ":" + world.accountId() + ":function:" + name;
    }

    boolean qualified() {
        return !qualifier.isEmpty();
    }

    /** With the qualifier when there is one, as answers repeat it. */
    String arn() {
        return qualified() ? baseArn + ":" + qualifier : baseArn;
    }
}
