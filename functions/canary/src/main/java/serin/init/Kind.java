package serin.init;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an action that a check reads with is granted on: the resources of one type, in CloudFormation's words for their ARNs. */
enum Kind {
    STACK("cloudformation:(DescribeStacks|GetTemplate|ListStackResources)", "", "!Ref AWS::StackId", ""),
    ACCOUNT(
            "cloudformation:ListExports|events:(ListRuleNamesByTarget|ListRules|TestEventPattern)|cloudwatch:(DescribeAlarms|GetMetricData|ListMetrics)|lambda:ListEventSourceMappings|logs:DescribeLogGroups",
            "",
            "\"*\"",
            ""),
    FUNCTIONS("lambda:.*", "AWS::Lambda::Function", "!GetAtt %s.Arn\n!Sub \"${%s.Arn}:*\"", "lambda:%s:function:*"),
    TABLES("dynamodb:.*", "AWS::DynamoDB::Table", "!GetAtt %s.Arn", "dynamodb:%s:table/*"),
    BUSES("events:(DescribeEventBus|PutEvents)", "AWS::Events::EventBus", "!GetAtt %s.Arn", "events:%s:event-bus/*"),
    RULES("events:(DescribeRule|ListTargetsByRule)", "AWS::Events::Rule", "!GetAtt %s.Arn", "events:%s:rule/*"),
    QUEUES("sqs:.*", "AWS::SQS::Queue", "!GetAtt %s.Arn", "sqs:%s:*"),
    TOPICS("sns:.*", "AWS::SNS::Topic", "!Ref %s", "sns:%s:*"),
    MANAGED_POLICIES(
            "iam:GetPolicy(Version)?", "AWS::IAM::ManagedPolicy", "!Ref %s", "iam::${AWS::AccountId}:policy/*"),
    ROLES("iam:.*", "AWS::IAM::Role", "!GetAtt %s.Arn", "iam::${AWS::AccountId}:role/*"),
    KEYS("kms:.*", "AWS::KMS::Key", "!GetAtt %s.Arn", "kms:%s:key/*"),
    SECRETS("secretsmanager:.*", "AWS::SecretsManager::Secret", "!Ref %s", "secretsmanager:%s:secret:*"),
    DASHBOARDS(
            "cloudwatch:GetDashboard",
            "AWS::CloudWatch::Dashboard",
            "!Sub \"arn:${AWS::Partition}:cloudwatch::${AWS::AccountId}:dashboard/${%s}\"",
            "cloudwatch::${AWS::AccountId}:dashboard/*"),
    LOG_GROUPS("logs:.*", "AWS::Logs::LogGroup", "!GetAtt %s.Arn", "logs:%s:log-group:*"),
    DEPLOYMENT_GROUPS(
            "codedeploy:.*",
            "AWS::CodeDeploy::DeploymentGroup",
            "!Sub \"arn:${AWS::Partition}:codedeploy:${AWS::Region}:${AWS::AccountId}:deploymentgroup:*/${%s}\"",
            "codedeploy:%s:deploymentgroup:*");

    private final Pattern actions;
    private final String type;
    private final String arns;
    private final String all;

    /**
     * @param actions the first kind whose pattern an action matches is its own
     * @param type the resource type; empty for what every stack has once
     * @param arns YAML for the ARNs of one resource, each in a line; {@code %s} is its logical id
     * @param all what stands behind the partition in an ARN of all of them; {@code %s} is region and account
     */
    Kind(String actions, String type, String arns, String all) {
        this.actions = Pattern.compile(actions);
        this.type = type;
        this.arns = arns;
        this.all = all;
    }

    static Optional<Kind> of(String action) {
        return Arrays.stream(values())
                .filter(kind -> kind.actions.matcher(action).matches())
                .findFirst();
    }

    /** Empty for what every stack has once. */
    String type() {
        return type;
    }

    Stream<String> arns(String logicalId) {
        return arns.lines().map(arn -> arn.replace("%s", logicalId));
    }

    /** All of the kind in this account and region, for a stack that has too many to name. */
    String all() {
        return "!Sub \"arn:${AWS::Partition}:" + all.replace("%s", "${AWS::Region}:${AWS::AccountId}") + "\"";
    }
}
