package serin.expectation;

import java.util.List;
import java.util.Objects;
import serin.finding.ResourceRef;
import serin.template.Json;
import serin.template.MalformedDocument;
import serin.template.ResolvedResource;
import serin.template.ResolvedTemplate;
import serin.template.Value;

/**
 * What the template promises of a queue.
 *
 * @param policies one for each queue policy that names the queue; SQS keeps only the one that was set last
 * @param retentionSeconds 60 to 1,209,600
 * @param kmsKey id, ARN or alias of the key that encrypts its messages
 * @param managedEncryption whether SQS encrypts its messages with a key of its own
 * @param redrive where messages go that were received too often
 * @param acknowledgements whether acknowledgements of the canary's events come to it
 * @param deadLetters whether the stack puts there what could not be delivered or handled
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html">AWS::SQS::Queue</a>
 */
public record ExpectedQueue(
        ResourceRef resource,
        List<AttachedPolicy> policies,
        Declared<Integer> retentionSeconds,
        Declared<String> kmsKey,
        Declared<Boolean> managedEncryption,
        Declared<Redrive> redrive,
        boolean acknowledgements,
        boolean deadLetters)
        implements Expectation {

    public ExpectedQueue {
        Objects.requireNonNull(resource, "resource is null");
        policies = List.copyOf(policies);
    }

    /**
     * Where messages go that were received too often.
     *
     * @param queueArn the dead-letter queue
     * @param maxReceiveCount 1 to 1,000
     */
    public record Redrive(String queueArn, int maxReceiveCount) {
        @Override
        public String toString() {
            return "after " + maxReceiveCount + " to " + queueArn;
        }
    }

    /**
     * The queue's URL.
     *
     * @throws IllegalStateException when the stack has not created it
     */
    public String url() {
        return PhysicalId.of(resource);
    }

    /**
     * The queue's name, which is the end of its URL.
     *
     * @throws IllegalStateException when the stack has not created it
     */
    public String name() {
        return url().substring(url().lastIndexOf('/') + 1);
    }

    /** Whether {@code arn} is the queue's: {@code …sqs.<region>.…/<account>/<name>} is {@code arn:…:<region>:<account>:<name>}. */
    public boolean hasArn(String arn) {
        return hasArn(resource, arn);
    }

    private static boolean hasArn(ResourceRef resource, String arn) {
        var parts = arn.split(":", -1);
        return resource.physicalId()
                .filter(url -> parts.length == 6
                        && parts[2].equals("sqs")
                        && url.endsWith("/" + parts[4] + "/" + parts[5])
                        && (!url.contains(".amazonaws.com") || url.contains(parts[3])))
                .isPresent();
    }

    static ExpectedQueue of(ResolvedResource resource, ResolvedTemplate template) {
        var properties = new Properties(resource.properties());
        var ref = ExpectedStackBuilder.ref(resource);
        return new ExpectedQueue(
                ref,
                AttachedPolicy.of("AWS::SQS::QueuePolicy", "Queues", resource.physicalId(), template),
                properties.integer("MessageRetentionPeriod"),
                properties.text("KmsMasterKeyId"),
                properties.bool("SqsManagedSseEnabled"),
                properties.value("RedrivePolicy").flatMap(ExpectedQueue::redrive),
                Intent.of(template).acknowledgements().contains(resource.logicalId()),
                DeadLetters.arns(template).stream().anyMatch(arn -> hasArn(ref, arn)));
    }

    /** A redrive policy, in a template or in an answer: an object, or a text that holds one. */
    public static Declared<Redrive> redrive(Value value) {
        var object = value;
        if (value instanceof Value.Text(var text)) {
            try {
                object = Json.parse(text);
            } catch (MalformedDocument e) {
                return new Declared.Unresolved<>("RedrivePolicy: " + e.getMessage());
            }
        }
        if (!(object instanceof Value.Mapping policy)) {
            return new Declared.Unresolved<>("RedrivePolicy must be an object");
        }
        var properties = new Properties(policy);
        return properties
                .text("deadLetterTargetArn")
                .flatMap(arn -> properties.integer("maxReceiveCount").map(count -> new Redrive(arn, count)));
    }
}
