package localcloud.service.authorization;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import localcloud.service.World;
import localcloud.service.dynamodb.TableAccess;
import localcloud.service.iam.IdentityPolicies;
import localcloud.service.kms.KeyPolicies;
import localcloud.service.lambda.FunctionPolicies;
import localcloud.service.secretsmanager.SecretAccess;

/** The resources that calls name, as the ARNs that policies speak of; each form is that of the service's authorization reference. */
final class Names {
    private static final String DEFAULT_BUS = "default";

    private final World world;
    private final FunctionPolicies functions;
    private final TableAccess tables;
    private final KeyPolicies keys;
    private final SecretAccess secrets;
    private final IdentityPolicies identities;

    Names(World world) {
        this.world = world;
        this.functions = new FunctionPolicies(world);
        this.tables = new TableAccess(world);
        this.keys = new KeyPolicies(world);
        this.secrets = new SecretAccess(world);
        this.identities = new IdentityPolicies(world);
    }

    TableAccess tables() {
        return tables;
    }

    List<Need> none(Asked asked) {
        return asked.on(Optional.empty());
    }

    /** No permission is needed, says the page of the operation. */
    List<Need> nothing(Asked asked) {
        return List.of();
    }

    List<Need> table(Asked asked) {
        return asked.on(asked.text("TableName").map(tables::arn)).stream()
                .map(need -> need.with(Items.leadingKeys(tables, need.resource(), asked.input())))
                .toList();
    }

    /** With an index the index is what is read; its table needs no permission of its own. */
    List<Need> tableOrIndex(Asked asked) {
        var index = asked.text("IndexName").map(name -> "/index/" + name).orElse("");
        return asked.on(asked.text("TableName").map(name -> tables.arn(name) + index));
    }

    /** An ARN that the call gives as it is. */
    List<Need> resourceArn(Asked asked) {
        return asked.on(asked.text("ResourceArn")
                .or(() -> asked.text("ResourceARN"))
                .or(() -> asked.text("Resource"))
                .or(() -> asked.text("resourceArn")));
    }

    /** With its qualifier: "an unqualified ARN denies qualified calls" (Lambda's page of resource types). */
    List<Need> function(Asked asked) {
        return asked.on(asked.text("FunctionName")
                .flatMap(name -> functions.arn(name, asked.text("Qualifier").orElse(""))));
    }

    List<Need> mapping(Asked asked) {
        return asked.on(asked.text("UUID").map(id -> arn("lambda", "event-source-mapping:" + id)));
    }

    List<Need> bus(Asked asked) {
        return asked.on(Optional.of(busArn(asked.text("Name").orElse(DEFAULT_BUS))));
    }

    String busArn(String nameOrArn) {
        return nameOrArn.startsWith("arn:") ? nameOrArn : arn("events", "event-bus/" + nameOrArn);
    }

    List<Need> rule(Asked asked) {
        var bus = asked.text("EventBusName").orElse(DEFAULT_BUS);
        var busName = bus.substring(bus.lastIndexOf('/') + 1);
        var path = busName.equals(DEFAULT_BUS) ? "rule/" : "rule/" + busName + "/";
        return asked.on(asked.text("Name").or(() -> asked.text("Rule")).map(name -> arn("events", path + name)));
    }

    List<Need> archive(Asked asked) {
        return asked.on(asked.text("ArchiveName").map(name -> arn("events", "archive/" + name)));
    }

    /** StartReplay names the archive and the replay that it makes. */
    List<Need> replayed(Asked asked) {
        var needs = new ArrayList<>(asked.on(asked.text("EventSourceArn")));
        needs.addAll(replay(asked));
        return needs;
    }

    List<Need> replay(Asked asked) {
        return asked.on(asked.text("ReplayName").map(name -> arn("events", "replay/" + name)));
    }

    /** Without a region. */
    List<Need> dashboard(Asked asked) {
        return asked.on(asked.text("DashboardName")
                .map(name -> "arn:aws:cloudwatch::" + world.accountId() + ":dashboard/" + name));
    }

    List<Need> queue(Asked asked) {
        return asked.on(asked.text("QueueUrl").map(this::queueArn));
    }

    List<Need> namedQueue(Asked asked) {
        return asked.on(asked.text("QueueName").map(name -> arn("sqs", name)));
    }

    /** A queue's URL ends in its account and its name. */
    private String queueArn(String url) {
        var parts = url.split("/", -1);
        return parts.length < 2
                ? Need.ALL
                : "arn:aws:sqs:" + world.region() + ":" + parts[parts.length - 2] + ":" + parts[parts.length - 1];
    }

    List<Need> topic(Asked asked) {
        return asked.on(asked.text("TopicArn").or(() -> asked.text("TargetArn")).or(() -> asked.text("ResourceArn")));
    }

    /** IAM's messages name a role without its ARN. */
    List<Need> role(Asked asked) {
        return asked.text("RoleName")
                .map(name -> List.of(
                        Need.of(asked.action(), identities.roleArn(name)).shown("role " + name)))
                .orElseGet(() -> none(asked));
    }

    List<Need> policy(Asked asked) {
        return asked.text("PolicyArn")
                .map(arn -> List.of(Need.of(asked.action(), arn).shown("policy " + arn)))
                .orElseGet(() -> none(asked));
    }

    List<Need> policySource(Asked asked) {
        return asked.on(asked.text("PolicySourceArn"));
    }

    List<Need> assumedRole(Asked asked) {
        return asked.on(asked.text("RoleArn"));
    }

    List<Need> key(Asked asked) {
        return asked.on(asked.text("KeyId").map(this::keyArn));
    }

    /** The key behind an alias; what is not there is judged by the name that was given. */
    String keyArn(String keyId) {
        return keys.find(keyId)
                .map(KeyPolicies.Key::arn)
                .orElseGet(() -> keyId.startsWith("arn:")
                        ? keyId
                        : arn("kms", keyId.startsWith("alias/") ? keyId : "key/" + keyId));
    }

    /** A name that no secret bears is judged as it is given: the six characters that end an ARN are not known. */
    List<Need> secret(Asked asked) {
        return asked.on(asked.text("SecretId").map(id -> secrets.arn(id).orElse(id)));
    }

    List<Need> stack(Asked asked) {
        return asked.on(asked.text("StackName")
                .map(name -> name.startsWith("arn:") ? name : arn("cloudformation", "stack/" + name + "/*")));
    }

    /** CloudWatch Logs authorizes DescribeLogGroups on the ARN of a log group without a name, as its denials show. */
    List<Need> logGroups(Asked asked) {
        return asked.on(Optional.of(arn("logs", "log-group::log-stream:")));
    }

    List<Need> logGroup(Asked asked) {
        return asked.on(asked.text("logGroupName").map(name -> arn("logs", "log-group:" + name + ":log-stream:")));
    }

    /** The group of a deployment; one that is not there is left to the operation, which says so. */
    List<Need> deployment(Asked asked) {
        return asked.text("deploymentId")
                .flatMap(this::groupOf)
                .map(group -> asked.on(Optional.of(group)))
                .orElse(List.of());
    }

    List<Need> deployments(Asked asked) {
        var needs = new ArrayList<Need>();
        for (var id : asked.input().path("deploymentIds")) {
            groupOf(id.asText()).ifPresent(group -> needs.addAll(asked.on(Optional.of(group))));
        }
        return needs;
    }

    private Optional<String> groupOf(String deploymentId) {
        for (var group : world.resources().ofType("AWS::CodeDeploy::DeploymentGroup")) {
            for (var id : group.state().path("deployments")) {
                if (id.asText().equals(deploymentId)) {
                    return Optional.of(
                            groupArn(group.properties().path("ApplicationName").asText(), group.physicalId()));
                }
            }
        }
        return Optional.empty();
    }

    List<Need> deploymentGroup(Asked asked) {
        return asked.on(asked.text("applicationName")
                .flatMap(application -> asked.text("deploymentGroupName").map(group -> groupArn(application, group))));
    }

    List<Need> deploymentGroups(Asked asked) {
        var application = asked.text("applicationName").orElse("");
        var needs = new ArrayList<Need>();
        asked.input()
                .path("deploymentGroupNames")
                .forEach(name -> needs.addAll(asked.on(Optional.of(groupArn(application, name.asText())))));
        return needs;
    }

    private String groupArn(String application, String group) {
        return arn("codedeploy", "deploymentgroup:" + application + "/" + group);
    }

    List<Need> application(Asked asked) {
        return asked.on(asked.text("applicationName").map(name -> arn("codedeploy", "application:" + name)));
    }

    List<Need> deploymentConfig(Asked asked) {
        return asked.on(asked.text("deploymentConfigName").map(name -> arn("codedeploy", "deploymentconfig:" + name)));
    }

    private String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + world.region() + ":" + world.accountId() + ":" + resource;
    }
}
