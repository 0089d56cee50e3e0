package localcloud.template;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import localcloud.service.cloudwatch.CompositeRule;

/** Logs, alarms, and types that a stack often has beside what is watched. */
final class OtherTypes {
    private OtherTypes() {}

    static void addTo(Map<String, Provisioner> all) {
        all.put("AWS::Logs::LogGroup", draft -> {
            var name = draft.name("LogGroupName");
            return Made.of(name)
                    .attribute("Arn", draft.arn("logs", "log-group:" + name + ":*"))
                    .with("arn", draft.arn("logs", "log-group:" + name + ":*"))
                    .with("logGroupArn", draft.arn("logs", "log-group:" + name))
                    .with("creationTime", draft.now());
        });
        all.put("AWS::Logs::MetricFilter", draft -> Made.of(draft.name("FilterName")));
        all.put("AWS::Logs::SubscriptionFilter", draft -> Made.of(draft.name("FilterName")));
        all.put("AWS::Logs::QueryDefinition", draft -> {
            var id = Seeded.uuid(draft.seed());
            return Made.of(id).attribute("QueryDefinitionId", id);
        });
        all.put("AWS::CloudWatch::Alarm", draft -> alarm(draft));
        all.put("AWS::CloudWatch::CompositeAlarm", draft -> {
            requireChildren(draft);
            return alarm(draft);
        });
        all.put(
                "AWS::CloudWatch::Dashboard",
                draft -> Made.of(draft.name("DashboardName"))
                        .with(
                                "DashboardArn",
                                draft.globalArn("cloudwatch", "dashboard/" + draft.name("DashboardName"))));
        all.put(
                "AWS::ApplicationAutoScaling::ScalableTarget",
                draft -> Made.of(draft.text("ResourceId") + "|" + draft.text("ScalableDimension") + "|"
                                + draft.text("ServiceNamespace"))
                        .with("CreationTime", draft.now()));
        all.put("AWS::ApplicationAutoScaling::ScalingPolicy", draft -> {
            var arn = draft.arn(
                    "autoscaling",
                    "scalingPolicy:" + Seeded.uuid(draft.seed()) + ":resource/" + draft.text("ServiceNamespace") + "/"
                            + draft.text("ResourceId") + ":policyName/" + draft.name("PolicyName"));
            return Made.of(arn).arn("Arn", arn);
        });
        all.put("AWS::StepFunctions::StateMachine", draft -> {
            var arn = draft.arn("states", "stateMachine:" + draft.name("StateMachineName"));
            return Made.of(arn)
                    .attribute("Name", draft.name("StateMachineName"))
                    .arn("Arn", arn)
                    .with("status", "ACTIVE")
                    .with("creationDate", draft.now());
        });
        all.put(
                "AWS::SSM::Parameter",
                draft -> Made.of(draft.name("Name"))
                        .attribute("Type", draft.text("Type"))
                        .attribute("Value", draft.text("Value")));
        all.put("AWS::S3::Bucket", draft -> {
            var name = draft.text("BucketName").isEmpty()
                    ? draft.generated().toLowerCase(Locale.ROOT)
                    : draft.text("BucketName");
            var region = draft.world().region();
            return Made.of(name)
                    .attribute("Arn", "arn:aws:s3:::" + name)
                    .attribute("DomainName", name + ".s3.amazonaws.com")
                    .attribute("RegionalDomainName", name + ".s3." + region + ".amazonaws.com")
                    .attribute("DualStackDomainName", name + ".s3.dualstack." + region + ".amazonaws.com")
                    .with("CreationDate", draft.now());
        });
        all.put("AWS::S3::BucketPolicy", draft -> Made.of(draft.text("Bucket")));
        all.put(
                "AWS::CloudFormation::WaitConditionHandle",
                draft -> Made.of("https://cloudformation-waitcondition-"
                        + draft.world().region() + ".s3." + draft.world().region() + ".amazonaws.com/"
                        + Seeded.uuid(draft.seed())));
    }

    /**
     * Refuses a rule that cannot be read, or that names alarms which are not there; PutCompositeAlarm answers that wording, as quoted in
     * public.
     */
    private static void requireChildren(Draft draft) {
        CompositeRule rule;
        try {
            rule = CompositeRule.of(draft.text("AlarmRule"));
        } catch (IllegalArgumentException e) {
            throw new TemplateException(draft.logicalId() + ": " + e.getMessage());
        }
        var known = new HashSet<String>();
        for (var resource : draft.world().resources().all()) {
            if (resource.type().equals("AWS::CloudWatch::Alarm")
                    || resource.type().equals("AWS::CloudWatch::CompositeAlarm")) {
                known.add(resource.physicalId());
                known.add(draft.arn("cloudwatch", "alarm:" + resource.physicalId()));
            }
        }
        var missing =
                rule.alarms().stream().filter(alarm -> !known.contains(alarm)).toList();
        if (!missing.isEmpty()) {
            throw new TemplateException(
                    "Could not save the composite alarm as alarms " + missing + " in the alarm rule do not exist");
        }
    }

    private static Made alarm(Draft draft) {
        var name = draft.name("AlarmName");
        return Made.of(name)
                .attribute("Arn", draft.arn("cloudwatch", "alarm:" + name))
                .with("AlarmArn", draft.arn("cloudwatch", "alarm:" + name))
                .with("StateValue", "INSUFFICIENT_DATA")
                .with("StateReason", "Unchecked: Initial alarm creation")
                .with("StateUpdatedTimestamp", draft.now())
                .with("AlarmConfigurationUpdatedTimestamp", draft.now());
    }
}
