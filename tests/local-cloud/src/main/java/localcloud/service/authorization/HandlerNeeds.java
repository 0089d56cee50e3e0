package localcloud.service.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import localcloud.iam.Context;
import localcloud.service.World;

/**
 * What CloudFormation's handlers need to create, update or delete a resource: the actions from {@code handlers.json}, which
 * tests/delivery/handlers.py derives from the resource types' schemas, on the resources that the Service Authorization Reference gives.
 * An action that serves a property which this resource does not have is left out.
 */
final class HandlerNeeds {
    private final World world;
    private final JsonNode handlers;

    HandlerNeeds(World world) {
        this.world = world;
        try (var table = HandlerNeeds.class.getResourceAsStream("handlers.json")) {
            if (table == null) {
                throw new IllegalStateException("handlers.json is not in the jar");
            }
            this.handlers = new ObjectMapper().readTree(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty when nothing is known of the type: then nobody is known to be allowed to change one. */
    Optional<List<Need>> of(Provisioning.Step step) {
        if (step.isCustom()) {
            // As the service role, or else as the caller, it does whatever changes the stack's resources:
            // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html
            return Optional.of(List.of(Need.of("lambda:InvokeFunction", step.text("ServiceToken"))));
        }
        var actions = handlers.path(step.type()).path(step.change().name().toLowerCase(Locale.ROOT));
        if (actions.isMissingNode()) {
            return Optional.empty();
        }
        var needs = new ArrayList<Need>();
        actions.forEach(action -> needs.addAll(needs(action.asText(), step)));
        return Optional.of(needs);
    }

    private List<Need> needs(String action, Provisioning.Step step) {
        return switch (step.type()) {
            case "AWS::Lambda::Function" -> ofFunction(action, step);
            case "AWS::Lambda::Version" -> List.of(Need.of(action, function(step.text("FunctionName"))));
            case "AWS::Lambda::Alias" -> ofAlias(action, step);
            case "AWS::Lambda::EventInvokeConfig" ->
                List.of(Need.of(action, function(step.text("FunctionName")) + ":" + step.text("Qualifier")));
            case "AWS::Lambda::Permission" -> List.of(Need.of(action, function(step.text("FunctionName"))));
            case "AWS::IAM::Role" -> ofRole(action, step);
            case "AWS::DynamoDB::Table" -> ofTable(action, step);
            case "AWS::KMS::Key" -> ofKey(action, step);
            case "AWS::CodeDeploy::Application" -> List.of(Need.of(action, application(step.physicalId())));
            case "AWS::CodeDeploy::DeploymentGroup" -> ofGroup(action, step);
            case "AWS::Events::Rule" -> List.of(Need.of(action, rule(step)));
            case "AWS::Events::EventBus" -> List.of(Need.of(action, arn("events", "event-bus/" + step.text("Name"))));
            case "AWS::Events::Archive" ->
                List.of(Need.of(action, arn("events", "archive/" + step.text("ArchiveName"))));
            case "AWS::SQS::Queue" -> List.of(Need.of(action, queue(step.physicalId())));
            case "AWS::SQS::QueuePolicy" ->
                step.texts("Queues").stream()
                        .map(url -> Need.of(action, queue(url)))
                        .toList();
            case "AWS::SNS::Topic" -> List.of(Need.of(action, step.physicalId()));
            case "AWS::SNS::Subscription" -> List.of(Need.of(action, step.text("TopicArn")));
            case "AWS::SNS::TopicPolicy" ->
                step.texts("Topics").stream()
                        .map(topic -> Need.of(action, topic))
                        .toList();
            case "AWS::Logs::LogGroup" ->
                List.of(Need.of(
                        action,
                        action.equals("logs:DescribeLogGroups")
                                ? arn("logs", "log-group::log-stream:")
                                : arn("logs", "log-group:" + step.physicalId())));
            case "AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm" ->
                List.of(Need.of(
                        action,
                        action.equals("cloudwatch:DescribeAlarms")
                                ? Need.ALL
                                : arn("cloudwatch", "alarm:" + step.physicalId())));
            case "AWS::CloudWatch::Dashboard" ->
                List.of(Need.of(
                        action, "arn:aws:cloudwatch::" + world.accountId() + ":dashboard/" + step.physicalId()));
            // A type of which the actions are known and the resources are not.
            default -> List.of(Need.of(action, Need.ALL));
        };
    }

    private List<Need> ofFunction(String action, Provisioning.Step step) {
        return switch (action) {
            case "iam:PassRole" -> passRole(step.text("Role"), "lambda.amazonaws.com");
            case "s3:GetObject" -> code(action, step, "S3Key");
            case "s3:GetObjectVersion" -> code(action, step, "S3ObjectVersion");
            default -> List.of(Need.of(action, function(step.physicalId())));
        };
    }

    private static List<Need> code(String action, Provisioning.Step step, String member) {
        var code = step.properties().path("Code");
        return code.has("S3Bucket") && code.has(member)
                ? List.of(Need.of(
                        action,
                        "arn:aws:s3:::" + code.path("S3Bucket").asText() + "/"
                                + code.path("S3Key").asText()))
                : List.of();
    }

    /** Without an update policy Lambda moves it; with one CodeDeploy does. */
    private List<Need> ofAlias(String action, Provisioning.Step step) {
        if (!action.startsWith("codedeploy:")) {
            return List.of(Need.of(action, function(step.text("FunctionName"))));
        }
        var update = step.updatePolicy().path("CodeDeployLambdaAliasUpdate");
        if (update.isMissingNode()) {
            return List.of();
        }
        var application = update.path("ApplicationName").asText();
        return List.of(Need.of(
                action,
                switch (action) {
                    case "codedeploy:GetApplicationRevision", "codedeploy:RegisterApplicationRevision" ->
                        application(application);
                    case "codedeploy:GetDeploymentConfig" -> deploymentConfig("CodeDeployDefault.LambdaAllAtOnce");
                    default ->
                        group(application, update.path("DeploymentGroupName").asText());
                }));
    }

    private List<Need> ofGroup(String action, Provisioning.Step step) {
        return switch (action) {
            case "iam:PassRole" -> passRole(step.text("ServiceRoleArn"), "codedeploy.amazonaws.com");
            case "codedeploy:GetDeploymentConfig" ->
                List.of(Need.of(action, deploymentConfig(step.text("DeploymentConfigName"))));
            default -> List.of(Need.of(action, group(step.text("ApplicationName"), step.physicalId())));
        };
    }

    private List<Need> ofRole(String action, Provisioning.Step step) {
        var arn = "arn:aws:iam::" + world.accountId() + ":role"
                + step.properties().path("Path").asText("/") + step.physicalId();
        return switch (action) {
            case "iam:AttachRolePolicy", "iam:DetachRolePolicy" ->
                step.texts("ManagedPolicyArns").stream()
                        .map(policy -> Need.of(action, arn).with("iam:PolicyARN", policy))
                        .toList();
            case "iam:PutRolePolicy", "iam:GetRolePolicy", "iam:DeleteRolePolicy" ->
                step.has("Policies") ? List.of(Need.of(action, arn)) : List.of();
            default -> List.of(Need.of(action, arn));
        };
    }

    private List<Need> ofTable(String action, Provisioning.Step step) {
        if (action.startsWith("kms:")) {
            var key = step.properties()
                    .path("SSESpecification")
                    .path("KMSMasterKeyId")
                    .asText("");
            return key.isEmpty()
                    ? List.of()
                    : List.of(Need.of(action, key.startsWith("arn:") ? key : arn("kms", "key/" + key))
                            .with("kms:ViaService", "dynamodb." + world.region() + ".amazonaws.com"));
        }
        var serves = Map.of(
                "dynamodb:UpdateTimeToLive", "TimeToLiveSpecification",
                "dynamodb:UpdateContinuousBackups", "PointInTimeRecoverySpecification");
        return serves.containsKey(action) && !step.has(serves.getOrDefault(action, ""))
                ? List.of()
                : List.of(Need.of(action, arn("dynamodb", "table/" + step.physicalId())));
    }

    /** A key that is about to be made has no ARN yet, and is judged by the tags that it is to have. */
    private List<Need> ofKey(String action, Provisioning.Step step) {
        var creates = step.change() == Provisioning.Change.CREATE
                && (action.equals("kms:CreateKey") || action.equals("kms:TagResource"));
        var context = Context.EMPTY;
        for (var tag : step.properties().path("Tags")) {
            var name = (creates ? "aws:RequestTag/" : "aws:ResourceTag/")
                    + tag.path("Key").asText();
            context = context.with(name, tag.path("Value").asText());
        }
        var need = Need.of(action, creates ? Need.ALL : arn("kms", "key/" + step.physicalId()))
                .with(context);
        return List.of(step.change() == Provisioning.Change.CREATE ? need.onFresh() : need);
    }

    private List<Need> passRole(String role, String service) {
        return role.isEmpty()
                ? List.of()
                : List.of(Need.of("iam:PassRole", role).with("iam:PassedToService", service));
    }

    private String rule(Provisioning.Step step) {
        var bus = step.text("EventBusName");
        var name = bus.substring(bus.lastIndexOf('/') + 1);
        return arn(
                "events", "rule/" + (name.isEmpty() || name.equals("default") ? "" : name + "/") + step.text("Name"));
    }

    /** By name or ARN, as it is given. */
    private String function(String nameOrArn) {
        return nameOrArn.startsWith("arn:") ? nameOrArn : arn("lambda", "function:" + nameOrArn);
    }

    private String queue(String url) {
        return arn("sqs", url.substring(url.lastIndexOf('/') + 1));
    }

    private String application(String name) {
        return arn("codedeploy", "application:" + name);
    }

    private String group(String application, String name) {
        return arn("codedeploy", "deploymentgroup:" + application + "/" + name);
    }

    private String deploymentConfig(String name) {
        return arn("codedeploy", "deploymentconfig:" + name);
    }

    private String arn(String service, String rest) {
        return "arn:aws:" + service + ":" + world.region() + ":" + world.accountId() + ":" + rest;
    }
}
