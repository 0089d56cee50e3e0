package serin.expectation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import serin.finding.ResourceRef;
import serin.template.ResolvedResource;
import serin.template.ResolvedTemplate;
import serin.template.StackContext;

/** Makes the expectations of a template. To teach Serin a kind of resource, add a line to {@link #KINDS}. */
final class ExpectedStackBuilder {
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("AWS::CloudWatch::Alarm", (resource, _, _) -> ExpectedAlarm.metric(resource)),
            Map.entry("AWS::CloudWatch::CompositeAlarm", (resource, _, _) -> ExpectedAlarm.composite(resource)),
            Map.entry("AWS::CloudWatch::Dashboard", (resource, _, _) -> ExpectedDashboard.of(resource)),
            Map.entry("AWS::CodeDeploy::DeploymentGroup", (resource, _, _) -> ExpectedDeploymentGroup.of(resource)),
            Map.entry("AWS::DynamoDB::Table", (resource, template, _) -> ExpectedTable.of(resource, template)),
            Map.entry("AWS::Events::EventBus", (resource, template, _) -> ExpectedBus.of(resource, template)),
            Map.entry("AWS::Events::Rule", (resource, template, _) -> ExpectedRule.of(resource, template)),
            Map.entry("AWS::IAM::Role", (resource, template, _) -> ExpectedRole.of(resource, template)),
            Map.entry("AWS::KMS::Key", (resource, _, _) -> ExpectedKey.of(resource)),
            Map.entry("AWS::Lambda::EventInvokeConfig", (resource, _, _) -> ExpectedAsyncConfig.of(resource)),
            Map.entry("AWS::Lambda::EventSourceMapping", (resource, _, _) -> ExpectedMapping.of(resource)),
            Map.entry("AWS::Logs::LogGroup", (resource, _, _) -> ExpectedLogGroup.of(resource)),
            Map.entry("AWS::Logs::SubscriptionFilter", (resource, _, _) -> ExpectedSubscriptionFilter.of(resource)),
            Map.entry("AWS::Lambda::Alias", (resource, _, _) -> ExpectedAlias.of(resource)),
            Map.entry("AWS::Lambda::Function", (resource, template, _) -> ExpectedFunction.of(resource, template)),
            Map.entry("AWS::Lambda::Permission", (resource, _, _) -> ExpectedPermission.of(resource)),
            Map.entry("AWS::Lambda::Version", (resource, _, _) -> ExpectedVersion.of(resource)),
            Map.entry("AWS::SNS::Topic", (resource, template, _) -> ExpectedTopic.of(resource, template)),
            Map.entry("AWS::SecretsManager::Secret", (resource, _, _) -> ExpectedSecret.of(resource)),
            Map.entry("AWS::SQS::Queue", (resource, template, _) -> ExpectedQueue.of(resource, template)));

    /** Makes the expectation of one resource; it may look at the others and at the stack. */
    @FunctionalInterface
    interface Kind {
        Expectation expect(ResolvedResource resource, ResolvedTemplate template, StackContext context);
    }

    private ExpectedStackBuilder() {}

    static List<Expectation> expectations(ResolvedTemplate template, StackContext context) {
        var expectations = new ArrayList<Expectation>();
        // Malformed intent is refused also where no rule asks for it.
        Objects.requireNonNull(Intent.of(template));
        for (var resource : template.resources().values()) {
            expectations.add(new ExpectedResource(ref(resource), Optional.empty()));
            var kind = KINDS.get(resource.type());
            if (kind != null) {
                expectations.add(kind.expect(resource, template, context));
            }
        }
        template.undecided().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> undecided(entry.getKey(), entry.getValue(), context))
                .forEach(expectations::add);
        return List.copyOf(expectations);
    }

    /** The name by which findings call a resource. */
    static ResourceRef ref(ResolvedResource resource) {
        return new ResourceRef(resource.logicalId(), resource.physicalId(), resource.type());
    }

    private static Expectation undecided(String logicalId, String reason, StackContext context) {
        // The resolved template keeps no type of a resource whose condition it could not decide.
        var physicalId = Optional.ofNullable(context.physicalIds().get(logicalId));
        return new ExpectedResource(new ResourceRef(logicalId, physicalId, "unknown"), Optional.of(reason));
    }
}
