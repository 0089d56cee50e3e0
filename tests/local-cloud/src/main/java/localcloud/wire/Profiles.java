package localcloud.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import localcloud.wire.Profile.Fault;

/**
 * The services that the wire knows, from AWS's API models ({@code serviceId}, {@code targetPrefix}, {@code signingName},
 * {@code apiVersion}, {@code xmlNamespace}) and the API references' pages "Common errors".
 */
final class Profiles {
    private static final Fault RATE_JSON = new Fault(400, "ThrottlingException", "Rate exceeded");
    private static final Fault RATE_QUERY = new Fault(400, "Throttling", "Rate exceeded");
    private static final Fault FAILED = new Fault(
            500,
            "InternalFailure",
            "The request processing has failed because of an unknown error, exception or failure.");

    private static final List<Profile> ALL = List.of(
            query("cloudformation", "2010-05-15", "http://cloudformation.amazonaws.com/doc/2010-05-15/"),
            query("iam", "2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/"),
            query("sts", "2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/"),
            // https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html: AuthorizationError,
            // InternalError, Throttled.
            new Profile(
                    "sns",
                    "sns",
                    List.of(),
                    "2010-03-31",
                    "http://sns.amazonaws.com/doc/2010-03-31/",
                    "AuthorizationError",
                    new Fault(429, "Throttled", "Rate exceeded"),
                    new Fault(500, "InternalError", FAILED.message()),
                    Map.of()),
            new Profile(
                    "cloudwatch",
                    "monitoring",
                    List.of("GraniteServiceVersion20100801"),
                    "2010-08-01",
                    "http://monitoring.amazonaws.com/doc/2010-08-01/",
                    "AccessDenied",
                    RATE_QUERY,
                    new Fault(500, "InternalServiceFault", FAILED.message()),
                    Map.of(
                            "InternalServiceFault", "InternalServiceError",
                            "InvalidParameterValueException", "InvalidParameterValue",
                            "InvalidParameterCombinationException", "InvalidParameterCombination",
                            "MissingRequiredParameterException", "MissingParameter",
                            "LimitExceededFault", "LimitExceeded",
                            "InvalidFormatFault", "InvalidFormat",
                            "DashboardInvalidInputError", "InvalidParameterInput",
                            "DashboardNotFoundError", "ResourceNotFound")),
            new Profile(
                    "sqs",
                    "sqs",
                    List.of("AmazonSQS"),
                    "2012-11-05",
                    "http://queue.amazonaws.com/doc/2012-11-05/",
                    "AccessDenied",
                    new Fault(403, "RequestThrottled", "Request is throttled."),
                    FAILED,
                    Map.of(
                            "QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue",
                            "QueueNameExists", "QueueAlreadyExists",
                            "QueueDeletedRecently", "AWS.SimpleQueueService.QueueDeletedRecently",
                            "PurgeQueueInProgress", "AWS.SimpleQueueService.PurgeQueueInProgress",
                            "MessageNotInflight", "AWS.SimpleQueueService.MessageNotInflight",
                            "EmptyBatchRequest", "AWS.SimpleQueueService.EmptyBatchRequest",
                            "TooManyEntriesInBatchRequest", "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
                            "BatchEntryIdsNotDistinct", "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
                            "InvalidBatchEntryId", "AWS.SimpleQueueService.InvalidBatchEntryId",
                            "UnsupportedOperation", "AWS.SimpleQueueService.UnsupportedOperation")),
            json("dynamodb", RATE_JSON, new Fault(500, "InternalServerError", FAILED.message()), "DynamoDB_20120810"),
            json("events", RATE_JSON, new Fault(500, "InternalException", FAILED.message()), "AWSEvents"),
            json(
                    "kms",
                    new Fault(
                            400,
                            "ThrottlingException",
                            "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls."),
                    new Fault(500, "KMSInternalException", FAILED.message()),
                    "TrentService"),
            json("logs", RATE_JSON, new Fault(500, "ServiceUnavailableException", FAILED.message()), "Logs_20140328"),
            json(
                    "secretsmanager",
                    RATE_JSON,
                    new Fault(500, "InternalServiceError", FAILED.message()),
                    "secretsmanager"),
            json("codedeploy", RATE_JSON, FAILED, "CodeDeploy_20141006"),
            json("application-autoscaling", RATE_JSON, FAILED, "AnyScaleFrontendService"),
            json("states", RATE_JSON, FAILED, "AWSStepFunctions"),
            json("ssm", RATE_JSON, FAILED, "AmazonSSM"),
            // https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html: 429 TooManyRequestsException, 500
            // ServiceException.
            rest(
                    "lambda",
                    new Fault(429, "TooManyRequestsException", "Rate exceeded"),
                    new Fault(500, "ServiceException", FAILED.message())),
            // https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html: AccessDenied, SlowDown,
            // InternalError.
            new Profile(
                    "s3",
                    "s3",
                    List.of(),
                    "",
                    "",
                    "AccessDenied",
                    new Fault(503, "SlowDown", "Please reduce your request rate."),
                    new Fault(500, "InternalError", "We encountered an internal error. Please try again."),
                    Map.of()),
            rest(
                    "scheduler",
                    new Fault(429, "ThrottlingException", "Rate exceeded"),
                    new Fault(500, "InternalServerException", FAILED.message())));

    private Profiles() {}

    /** How a service travels; one that is not listed speaks JSON under its own name. */
    static Profile of(String prefix) {
        return ALL.stream()
                .filter(profile -> profile.prefix().equals(prefix))
                .findFirst()
                .orElseGet(() -> json(prefix, RATE_JSON, FAILED, prefix));
    }

    /** The profile whose Query API bears this {@code Version}. */
    static Optional<Profile> byQueryVersion(String version) {
        return ALL.stream()
                .filter(Profile::speaksQuery)
                .filter(profile -> profile.queryVersion().equals(version))
                .findFirst();
    }

    private static Profile query(String name, String version, String namespace) {
        return new Profile(name, name, List.of(), version, namespace, "AccessDenied", RATE_QUERY, FAILED, Map.of());
    }

    private static Profile json(String name, Fault throttled, Fault internal, String target) {
        return new Profile(name, name, List.of(target), "", "", "AccessDeniedException", throttled, internal, Map.of());
    }

    private static Profile rest(String name, Fault throttled, Fault internal) {
        return new Profile(name, name, List.of(), "", "", "AccessDeniedException", throttled, internal, Map.of());
    }
}
