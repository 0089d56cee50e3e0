package localcloud.service.authorization;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import localcloud.iam.Policies.Source;
import localcloud.iam.Policies.Target;
import localcloud.service.World;
import localcloud.service.dynamodb.TableAccess;
import localcloud.service.events.BusPolicies;
import localcloud.service.iam.IdentityPolicies;
import localcloud.service.kms.KeyPolicies;
import localcloud.service.lambda.FunctionPolicies;
import localcloud.service.projection.Tags;
import localcloud.service.secretsmanager.SecretAccess;
import localcloud.service.sns.TopicPolicies;
import localcloud.service.sqs.QueuePolicies;

/** The resource-based policies of this cloud, by the ARN of what they are attached to. */
final class ResourcePolicies {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ARN_COMPONENTS = 6;

    private final World world;
    private final FunctionPolicies functions;
    private final QueuePolicies queues;
    private final TopicPolicies topics;
    private final BusPolicies buses;
    private final TableAccess tables;
    private final KeyPolicies keys;
    private final SecretAccess secrets;
    private final IdentityPolicies identities;

    ResourcePolicies(World world) {
        this.world = world;
        this.functions = new FunctionPolicies(world);
        this.queues = new QueuePolicies(world);
        this.topics = new TopicPolicies(world);
        this.buses = new BusPolicies(world);
        this.tables = new TableAccess(world);
        this.keys = new KeyPolicies(world);
        this.secrets = new SecretAccess(world);
        this.identities = new IdentityPolicies(world);
    }

    /** The side of the resource that an action is for. */
    Target target(String action, String arn) {
        var parts = arn.split(":", ARN_COMPONENTS);
        if (parts.length < ARN_COMPONENTS) {
            return Target.PLAIN;
        }
        if (action.equals("sts:AssumeRole")) {
            var role = arn.substring(arn.lastIndexOf('/') + 1);
            return new Target(parts[4], source("trust policy of " + role, identities.trust(role)), true);
        }
        var document = switch (parts[2]) {
            case "lambda" -> functions.of(arn);
            case "sqs" -> queues.of(arn);
            case "sns" -> topics.of(arn).map(ResourcePolicies::parsed);
            case "events" -> parts[5].startsWith("event-bus/") ? buses.of(arn) : Optional.<JsonNode>empty();
            case "dynamodb" -> tables.policy(arn);
            case "s3" -> bucketPolicy(parts[5]);
            case "kms" -> keys.find(arn).map(KeyPolicies.Key::policy);
            case "secretsmanager" -> secrets.policy(arn);
            default -> Optional.<JsonNode>empty();
        };
        // A bucket's ARN names no account: it is this one's.
        var account = parts[2].equals("s3") ? world.accountId() : parts[4];
        // Listing keys and aliases is no use of a key.
        return new Target(account, source("policy of " + arn, document), parts[2].equals("kms"));
    }

    private Optional<JsonNode> bucketPolicy(String bucketAndKey) {
        var bucket = bucketAndKey.split("/", 2)[0];
        return world.resources().ofType("AWS::S3::BucketPolicy").stream()
                .filter(policy -> policy.properties().path("Bucket").asText().equals(bucket))
                .map(policy -> policy.properties().path("PolicyDocument"))
                .findFirst();
    }

    /** The tags of what an ARN names. */
    Map<String, String> tags(String arn) {
        for (var resource : world.resources().all()) {
            if (resource.physicalId().equals(arn)
                    || resource.state()
                            .valueStream()
                            .anyMatch(value -> value.asText().equals(arn))) {
                return Tags.of(resource);
            }
        }
        return Map.of();
    }

    private static Optional<Source> source(String id, Optional<JsonNode> document) {
        return document.map(text -> Sources.of(id, text.isTextual() ? parsed(text.asText()) : text));
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // The same as any other document that is no policy.
            return JSON.missingNode();
        }
    }
}
