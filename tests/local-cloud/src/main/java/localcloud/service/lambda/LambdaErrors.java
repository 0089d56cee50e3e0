package localcloud.service.lambda;

import localcloud.service.AwsError;

/** Lambda's errors, worded as AWS answered them (recorded-answers/snapshots/lambda_api.json, recorded-answers/calls/lambda.*). */
final class LambdaErrors {
    private LambdaErrors() {}

    static AwsError functionNotFound(String arn) {
        return notFound("Function not found: " + arn);
    }

    static AwsError nothingThere() {
        return notFound("The resource you requested does not exist.");
    }

    static AwsError aliasNotFound(String arn) {
        return notFound("Cannot find alias arn: " + arn);
    }

    static AwsError notFound(String message) {
        return new AwsError(404, "ResourceNotFoundException", message);
    }

    static AwsError invalidParameter(String message) {
        return new AwsError(400, "InvalidParameterValueException", message);
    }

    static AwsError pattern(String value, String member, String pattern) {
        return new AwsError(
                400,
                "ValidationException",
                "1 validation error detected: Value '" + value + "' at '" + member
                        + "' failed to satisfy constraint: Member must satisfy regular expression pattern: " + pattern);
    }
}
