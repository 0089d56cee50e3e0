package localcloud.recorded;

import java.util.List;
import java.util.regex.Pattern;

/** The deliberate differences between the local cloud's answers and AWS's recorded ones, each with its reason. */
final class Differences {

    /** A difference: which cases and which differences it covers, and why. */
    private record Deliberate(Pattern cases, Pattern differences, String reason) {}

    private static final List<Deliberate> ALL = List.of(
            because("lambda.GetFunction/", "Code.Location", "a presigned address, which the recorder cut"),
            because("lambda\\.", "Layers.*CodeSize", "a layer's size is not in the function's document"),
            because(
                    "lambda.GetFunction/",
                    "ImageUri|RepositoryType|ImageConfigResponse",
                    "only functions from zip files are deployed"),
            because("lambda\\.", "LastUpdateStatusReasonCode", "a gap: the document's member is not shown yet"),
            because("lambda.GetFunction/", "is 404 .*:Dev$", "a gap: an alias that points at $LATEST is not found yet"),
            because("lambda.ListEventSourceMappings/", "KMSKeyArn", "a gap: the document's member is not shown yet"),
            because(
                    "dynamodb.DescribeContinuousBackups/",
                    "LatestRestorableDateTime",
                    "always five minutes before the cloud's time"),
            because(
                    "dynamodb.DescribeTable/",
                    "LastUpdateToPayPerRequestDateTime|LastDecreaseDateTime|NumberOfDecreasesToday",
                    "the history of a table's billing is not in its document"),
            because("kms.DescribeKey/", "AWSAccountId must be \"xxxxxxxxxxxx\"", "blackened by the recorder"),
            because(
                    "",
                    "Error must be .*(ThrottlingException|AccessDeniedException)",
                    "the wire answers these before an operation is asked, by faults and policies"),
            because(
                    "sns.GetTopicAttributes/|sns/.*deliver",
                    "DeliveryPolicy",
                    "a topic's delivery policy cannot be declared in CloudFormation, so no document has one"),
            because(
                    "sns.GetTopicAttributes/",
                    "Attributes.Tags is not there|my-test-topic",
                    "edited by the recorder: tags are no attribute, and the policy names another topic"),
            because(
                    "iam.SimulatePrincipalPolicy/",
                    "OrganizationsDecisionDetail",
                    "the recording's account is in an organisation, the local cloud's is in none"),
            because(
                    "iam.SimulatePrincipalPolicy/",
                    "(Start|End)Position",
                    "of the policy's text only its positions were recorded; PolicySimulationTest rebuilds two of them"),
            because(
                    "sts.GetCallerIdentity/",
                    "UserId must be \"AIDA",
                    "users are no resources; the id is made from the ARN"),
            because(
                    "sqs.GetQueueAttributes/",
                    "ApproximateNumberOfMessages must be",
                    "messages are counted, and a rebuilt queue has none"));

    private Differences() {}

    /** Those that no deliberate difference covers. */
    static List<String> unexplained(String name, List<String> differences) {
        return differences.stream()
                .filter(difference -> ALL.stream()
                        .noneMatch(each -> each.cases().matcher(name).find()
                                && each.differences().matcher(difference).find()))
                .toList();
    }

    private static Deliberate because(String cases, String differences, String reason) {
        return new Deliberate(Pattern.compile(cases), Pattern.compile(differences), reason);
    }
}
