package serin.template;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which attributes of which resource types follow from the physical id, as AWS documents them; no other is ever guessed.
 *
 * <p>Each type's page in the template reference says what {@code Ref} and {@code Fn::GetAtt} return; the form of its ARN is in
 * the service authorization reference.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html">resource types</a>
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">ARN forms</a>
 */
final class Attributes {

    /**
     * One attribute of one resource.
     *
     * @param property the resource's own declared properties, resolved; empty where it is not declared
     */
    record Subject(
            String logicalId,
            String type,
            String attribute,
            String physicalId,
            StackContext context,
            Function<String, Optional<Value>> property) {

        String name() {
            return logicalId + "." + attribute;
        }

        /** The ARN of something in the stack's region and account. */
        Value arn(String service, String resource) {
            return arn(service, context.region(), context.accountId(), resource);
        }

        Value arn(String service, String region, String account, String resource) {
            return new Value.Text(String.join(":", "arn", context.partition(), service, region, account, resource));
        }

        /** What comes of the string property of that name, or of {@code fallback} where it is not declared. */
        Value with(String name, String fallback, Function<String, Value> then) {
            var value = property.apply(name).orElse(new Value.Text(fallback));
            return switch (Evaluator.asText(value, name + " of " + logicalId)) {
                case Value.Text(var text) -> then.apply(text);
                case Value unknown -> unknown;
            };
        }

        Value notDerivable() {
            return Values.unknown(
                    name() + ": this attribute of an " + type + " does not follow from its physical id " + physicalId);
        }
    }

    /** How one attribute follows. */
    private interface Derivation extends Function<Subject, Value> {}

    private static final Map<String, Derivation> DERIVATIONS = Map.ofEntries(
            entry("AWS::ApiGateway::RestApi.RestApiId", id("")),
            entry("AWS::ApiGatewayV2::Api.ApiId", id("")),
            entry("AWS::AppSync::GraphQLApi.ApiId", tailOfArn('/')),
            entry("AWS::AppSync::GraphQLApi.Arn", id("arn:")),
            entry("AWS::CloudWatch::Alarm.Arn", arn("cloudwatch", "alarm:")),
            entry("AWS::CloudWatch::CompositeAlarm.Arn", arn("cloudwatch", "alarm:")),
            entry("AWS::Cognito::UserPool.Arn", arn("cognito-idp", "userpool/")),
            entry("AWS::Cognito::UserPool.UserPoolId", id("")),
            entry("AWS::DynamoDB::GlobalTable.Arn", arn("dynamodb", "table/")),
            entry("AWS::DynamoDB::Table.Arn", arn("dynamodb", "table/")),
            entry("AWS::EC2::SecurityGroup.GroupId", id("sg-")),
            entry("AWS::EC2::Subnet.SubnetId", id("subnet-")),
            entry("AWS::EC2::VPC.VpcId", id("vpc-")),
            entry("AWS::ECR::Repository.Arn", arn("ecr", "repository/")),
            entry("AWS::ECS::Cluster.Arn", arn("ecs", "cluster/")),
            entry("AWS::Events::Archive.Arn", arn("events", "archive/")),
            entry("AWS::Events::Archive.ArchiveName", id("")),
            entry("AWS::Events::EventBus.Arn", arn("events", "event-bus/")),
            entry("AWS::Events::EventBus.Name", id("")),
            entry("AWS::Events::Rule.Arn", Attributes::ruleArn),
            entry("AWS::IAM::Group.Arn", iam("group")),
            entry("AWS::IAM::InstanceProfile.Arn", iam("instance-profile")),
            entry("AWS::IAM::ManagedPolicy.PolicyArn", id("arn:")),
            entry("AWS::IAM::Role.Arn", iam("role")),
            entry("AWS::IAM::User.Arn", iam("user")),
            entry("AWS::KMS::Key.Arn", arn("kms", "key/")),
            entry("AWS::KMS::Key.KeyId", id("")),
            entry("AWS::KMS::ReplicaKey.Arn", arn("kms", "key/")),
            entry("AWS::KMS::ReplicaKey.KeyId", id("")),
            entry("AWS::Kinesis::Stream.Arn", arn("kinesis", "stream/")),
            entry("AWS::KinesisFirehose::DeliveryStream.Arn", arn("firehose", "deliverystream/")),
            entry("AWS::Lambda::Alias.AliasArn", id("arn:")),
            entry("AWS::Lambda::CodeSigningConfig.CodeSigningConfigArn", id("arn:")),
            entry("AWS::Lambda::EventSourceMapping.Id", id("")),
            entry("AWS::Lambda::Function.Arn", arn("lambda", "function:")),
            entry("AWS::Lambda::LayerVersion.LayerVersionArn", id("arn:")),
            entry("AWS::Lambda::Version.Version", tailOfArn(':')),
            entry("AWS::Logs::LogGroup.Arn", named(s -> s.arn("logs", "log-group:" + s.physicalId() + ":*"))),
            entry("AWS::Pipes::Pipe.Arn", arn("pipes", "pipe/")),
            entry("AWS::S3::Bucket.Arn", named(s -> s.arn("s3", "", "", s.physicalId()))),
            entry("AWS::S3::Bucket.DomainName", named(s -> s3Domain(s, ".s3."))),
            entry(
                    "AWS::S3::Bucket.RegionalDomainName",
                    named(s -> s3Domain(s, ".s3." + s.context().region() + "."))),
            entry("AWS::SNS::Topic.TopicArn", id("arn:")),
            entry("AWS::SNS::Topic.TopicName", tailOfArn(':')),
            entry("AWS::SQS::Queue.Arn", Attributes::queueArn),
            entry("AWS::SQS::Queue.QueueName", Attributes::queueName),
            entry("AWS::SQS::Queue.QueueUrl", id("http")),
            entry("AWS::Scheduler::Schedule.Arn", named(Attributes::scheduleArn)),
            entry("AWS::Scheduler::ScheduleGroup.Arn", arn("scheduler", "schedule-group/")),
            entry("AWS::SecretsManager::Secret.Id", id("arn:")),
            entry("AWS::StepFunctions::Activity.Arn", id("arn:")),
            entry("AWS::StepFunctions::Activity.Name", tailOfArn(':')),
            entry("AWS::StepFunctions::StateMachine.Arn", id("arn:")),
            entry("AWS::StepFunctions::StateMachine.Name", tailOfArn(':')));

    private Attributes() {}

    /** The attribute's value, or why it is not known. */
    static Value derive(Subject subject) {
        if (subject.type().equals("AWS::CloudFormation::Stack")) {
            return Values.unknown(subject.name() + " is an output of a nested stack, which is not read");
        }
        if (subject.type().startsWith("Custom::") || subject.type().equals("AWS::CloudFormation::CustomResource")) {
            return Values.unknown(subject.name() + " is what a custom resource has answered, which is not kept");
        }
        return Optional.ofNullable(DERIVATIONS.get(subject.type() + "." + subject.attribute()))
                .map(derivation -> derivation.apply(subject))
                .orElseGet(subject::notDerivable);
    }

    /** The physical id itself, where it has the form that it should have. */
    private static Derivation id(String start) {
        return s -> s.physicalId().startsWith(start) ? new Value.Text(s.physicalId()) : s.notDerivable();
    }

    /** The physical id is a name, and never an ARN: one would make nonsense of what is built around it. */
    private static Derivation named(Derivation derivation) {
        return s -> s.physicalId().startsWith("arn:") ? s.notDerivable() : derivation.apply(s);
    }

    private static Derivation arn(String service, String prefix) {
        return named(s -> s.arn(service, prefix + s.physicalId()));
    }

    private static Derivation iam(String kind) {
        return named(s ->
                s.with("Path", "/", path -> s.arn("iam", "", s.context().accountId(), kind + path + s.physicalId())));
    }

    private static Derivation tailOfArn(char separator) {
        return s -> s.physicalId().startsWith("arn:")
                ? new Value.Text(s.physicalId().substring(s.physicalId().lastIndexOf(separator) + 1))
                : s.notDerivable();
    }

    /** {@code https://sqs.<region>.amazonaws.com/<account>/<name>}. */
    private static Value queueArn(Subject s) {
        var parts = s.physicalId().split("/", -1);
        return parts.length >= 4 && parts[parts.length - 2].matches("[0-9]{12}")
                ? s.arn("sqs", s.context().region(), parts[parts.length - 2], parts[parts.length - 1])
                : s.notDerivable();
    }

    private static Value queueName(Subject s) {
        return queueArn(s) instanceof Value.Text(var arn)
                ? new Value.Text(arn.substring(arn.lastIndexOf(':') + 1))
                : s.notDerivable();
    }

    /** A rule on another bus than the default one has the physical id {@code bus|rule}, or its name alone. */
    private static Value ruleArn(Subject s) {
        var bar = s.physicalId().indexOf('|');
        if (s.physicalId().startsWith("arn:")) {
            return s.notDerivable();
        }
        if (bar >= 0) {
            return ruleArn(s, s.physicalId().substring(0, bar), s.physicalId().substring(bar + 1));
        }
        return s.with("EventBusName", "default", bus -> ruleArn(s, bus, s.physicalId()));
    }

    private static Value ruleArn(Subject s, String bus, String rule) {
        // A bus may be named by its ARN, "arn:aws:events:<region>:<account>:event-bus/<name>".
        var name = bus.startsWith("arn:") ? bus.substring(bus.indexOf('/') + 1) : bus;
        if (bus.startsWith("arn:") && !new Value.Text(bus).equals(s.arn("events", "event-bus/" + name))) {
            return s.notDerivable();
        }
        return s.arn("events", "rule/" + (name.equals("default") ? "" : name + "/") + rule);
    }

    private static Value scheduleArn(Subject s) {
        return s.with("GroupName", "default", group -> s.arn("scheduler", "schedule/" + group + "/" + s.physicalId()));
    }

    private static Value s3Domain(Subject s, String middle) {
        return s.context().partition().equals("aws")
                ? new Value.Text(s.physicalId() + middle + "amazonaws.com")
                : s.notDerivable();
    }
}
