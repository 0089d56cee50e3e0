package localcloud.service.authorization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import localcloud.service.World;
import localcloud.service.dynamodb.TableAccess;
import localcloud.service.secretsmanager.SecretAccess;
import localcloud.service.sns.TopicPolicies;
import localcloud.service.sqs.QueuePolicies;

/**
 * What an action needs of the customer-managed key that encrypts its resource, used through the resource's service:
 * <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html">DynamoDB</a> (which keeps a
 * caller's table key for about five minutes; here a change counts at once),
 * <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html">SQS</a>,
 * <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html">SNS</a>,
 * <a href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html">Secrets Manager</a>.
 */
final class KeyNeeds {
    private static final List<String> WRITE = List.of("kms:GenerateDataKey", "kms:Decrypt");
    private static final List<String> READ = List.of("kms:Decrypt");

    private static final Map<String, List<String>> BY_ACTION = Map.ofEntries(
            Map.entry("dynamodb:GetItem", READ),
            Map.entry("dynamodb:PutItem", READ),
            Map.entry("dynamodb:UpdateItem", READ),
            Map.entry("dynamodb:DeleteItem", READ),
            Map.entry("dynamodb:ConditionCheckItem", READ),
            Map.entry("dynamodb:Query", READ),
            Map.entry("dynamodb:Scan", READ),
            Map.entry("dynamodb:BatchGetItem", READ),
            Map.entry("dynamodb:BatchWriteItem", READ),
            Map.entry("sqs:SendMessage", WRITE),
            Map.entry("sqs:ReceiveMessage", READ),
            Map.entry("sns:Publish", WRITE),
            Map.entry("secretsmanager:GetSecretValue", READ));

    private final World world;
    private final Names names;
    private final TableAccess tables;
    private final QueuePolicies queues;
    private final TopicPolicies topics;
    private final SecretAccess secrets;

    KeyNeeds(World world) {
        this.world = world;
        this.names = new Names(world);
        this.tables = new TableAccess(world);
        this.queues = new QueuePolicies(world);
        this.topics = new TopicPolicies(world);
        this.secrets = new SecretAccess(world);
    }

    List<Need> of(Need need) {
        var actions = BY_ACTION.getOrDefault(need.action(), List.of());
        if (actions.isEmpty()) {
            return List.of();
        }
        var service = need.action().substring(0, need.action().indexOf(':'));
        var needs = new ArrayList<Need>();
        key(service, need.resource()).ifPresent(key -> {
            for (var action : actions) {
                needs.add(Need.of(action, names.keyArn(key))
                        .with("kms:ViaService", service + "." + world.region() + ".amazonaws.com")
                        .with("kms:CallerAccount", world.accountId()));
            }
        });
        return needs;
    }

    private Optional<String> key(String service, String arn) {
        return switch (service) {
            case "dynamodb" -> tables.key(arn);
            case "sqs" -> queues.key(arn);
            case "sns" -> topics.key(arn);
            case "secretsmanager" -> secrets.key(arn);
            default -> Optional.empty();
        };
    }
}
