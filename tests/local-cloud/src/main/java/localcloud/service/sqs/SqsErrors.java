package localcloud.service.sqs;

import localcloud.service.AwsError;
import localcloud.service.projection.Refusal;

/** SQS's errors, by the codes of its older Query protocol; the wire turns them into the names of today's model. */
final class SqsErrors {
    private static final String OLD = "AWS.SimpleQueueService.";

    /** SQS's own wording. */
    static final Refusal REFUSAL = new Refusal() {
        @Override
        public AwsError missing(String member) {
            return new AwsError(400, "MissingParameter", "The request must contain the parameter " + member + ".");
        }

        @Override
        public AwsError invalid(String member, String value, String constraint) {
            return SqsErrors.invalid(member, value, constraint + ".");
        }
    };

    private SqsErrors() {}

    static AwsError invalid(String member, String value, String reason) {
        return new AwsError(
                400,
                "InvalidParameterValue",
                "Value " + value + " for parameter " + member + " is invalid. Reason: " + reason);
    }

    static AwsError noQueue() {
        return new AwsError(400, OLD + "NonExistentQueue", "The specified queue does not exist.");
    }

    static AwsError purging(String queue) {
        return new AwsError(
                403,
                OLD + "PurgeQueueInProgress",
                "Only one PurgeQueue operation on " + queue + " is allowed every 60 seconds.");
    }

    static AwsError unsupported(String what) {
        return new AwsError(400, OLD + "UnsupportedOperation", what);
    }
}
