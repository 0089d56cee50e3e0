package localcloud.service.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.World;
import localcloud.service.projection.Answer;

/**
 * What GetQueueAttributes shows of a queue; every value is a text.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html">GetQueueAttributes</a>
 */
final class QueueAttributes {

    private static final List<String> KNOWN = List.of(
            "All",
            "Policy",
            "VisibilityTimeout",
            "MaximumMessageSize",
            "MessageRetentionPeriod",
            "ApproximateNumberOfMessages",
            "ApproximateNumberOfMessagesNotVisible",
            "CreatedTimestamp",
            "LastModifiedTimestamp",
            "QueueArn",
            "ApproximateNumberOfMessagesDelayed",
            "DelaySeconds",
            "ReceiveMessageWaitTimeSeconds",
            "RedrivePolicy",
            "FifoQueue",
            "ContentBasedDeduplication",
            "KmsMasterKeyId",
            "KmsDataKeyReusePeriodSeconds",
            "DeduplicationScope",
            "FifoThroughputLimit",
            "RedriveAllowPolicy",
            "SqsManagedSseEnabled");

    private QueueAttributes() {}

    /** The attributes that were asked for and that the queue has. */
    static Map<String, String> asked(Map<String, String> all, List<String> names) throws AwsError {
        for (String name : names) {
            if (!KNOWN.contains(name)) {
                throw new AwsError(400, "InvalidAttributeName", "Unknown Attribute " + name + ".");
            }
        }
        Map<String, String> asked = new LinkedHashMap<>(all);
        if (!names.contains("All")) {
            asked.keySet().retainAll(names);
        }
        return Collections.unmodifiableMap(asked);
    }

    static Map<String, String> of(Resource queue, Queues queues, Messages.Counts counts, World world) {
        JsonNode properties = queue.properties();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("QueueArn", queues.arn(queue));
        all.put("ApproximateNumberOfMessages", Integer.toString(counts.visible()));
        all.put("ApproximateNumberOfMessagesNotVisible", Integer.toString(counts.notVisible()));
        all.put("ApproximateNumberOfMessagesDelayed", Integer.toString(counts.delayed()));
        all.put("CreatedTimestamp", seconds(queue.state().path("CreatedTimestamp")));
        all.put("LastModifiedTimestamp", seconds(queue.state().path("LastModifiedTimestamp")));
        all.put("VisibilityTimeout", properties.path("VisibilityTimeout").asText("30"));
        all.put("MaximumMessageSize", properties.path("MaximumMessageSize").asText("1048576"));
        all.put(
                "MessageRetentionPeriod",
                properties.path("MessageRetentionPeriod").asText("345600"));
        all.put("DelaySeconds", properties.path("DelaySeconds").asText("0"));
        all.put(
                "ReceiveMessageWaitTimeSeconds",
                properties.path("ReceiveMessageWaitTimeSeconds").asText("0"));
        putEncryption(all, properties);
        for (String document : List.of("RedrivePolicy", "RedriveAllowPolicy")) {
            if (Answer.isThere(properties.path(document))) {
                all.put(document, Answer.compact(properties.path(document)));
            }
        }
        if (Queues.isFifo(queue)) {
            all.put("FifoQueue", "true");
            all.put(
                    "ContentBasedDeduplication",
                    properties.path("ContentBasedDeduplication").asText("false"));
            all.put("DeduplicationScope", properties.path("DeduplicationScope").asText("queue"));
            all.put(
                    "FifoThroughputLimit",
                    properties.path("FifoThroughputLimit").asText("perQueue"));
        }
        putPolicy(all, queue, world);
        return Collections.unmodifiableMap(all);
    }

    /** Server-side encryption with SQS's keys is on unless a KMS key is named or it is switched off. */
    private static void putEncryption(Map<String, String> all, JsonNode properties) {
        String key = properties.path("KmsMasterKeyId").asText("");
        if (key.isEmpty()) {
            all.put(
                    "SqsManagedSseEnabled",
                    properties.path("SqsManagedSseEnabled").asText("true"));
        } else {
            all.put("SqsManagedSseEnabled", "false");
            all.put("KmsMasterKeyId", key);
            all.put(
                    "KmsDataKeyReusePeriodSeconds",
                    properties.path("KmsDataKeyReusePeriodSeconds").asText("300"));
        }
    }

    private static void putPolicy(Map<String, String> all, Resource queue, World world) {
        new QueuePolicies(world).of(queue).ifPresent(policy -> all.put("Policy", Answer.compact(policy)));
    }

    private static String seconds(JsonNode time) {
        try {
            return Long.toString(Instant.parse(time.asText()).getEpochSecond());
        } catch (DateTimeParseException e) {
            return time.asText("0");
        }
    }
}
