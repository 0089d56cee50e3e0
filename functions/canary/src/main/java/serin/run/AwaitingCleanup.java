package serin.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import serin.finding.Finding;
import serin.finding.Outcome;
import serin.observation.StackResourceFacts;
import serin.template.ResolvedTemplate;

/**
 * What an update has taken out of the template, or replaced, and not yet taken out of the cloud: CloudFormation deletes that last, once everything else is
 * done (<a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html">update
 * behaviors</a>, {@code UPDATE_COMPLETE_CLEANUP_IN_PROGRESS}). Until then a check that looks for what nobody has declared finds it.
 *
 * <p>Such a finding is Skipped, for it could blame a leftover; the run after the update makes it.
 */
final class AwaitingCleanup {
    /** By the type of a leftover, the checks that could take it for something undeclared. */
    private static final Map<String, Set<String>> BLAMED = Map.ofEntries(
            Map.entry("AWS::Events::EventBusPolicy", Set.of("eventbridge.bus.policy")),
            Map.entry("AWS::Events::Rule", Set.of("eventbridge.rule.unexpected")),
            Map.entry(
                    "AWS::IAM::ManagedPolicy",
                    Set.of("iam.role.policies", "iam.role.wildcards", "iam.role.denies", "iam.role.boundary")),
            Map.entry("AWS::IAM::Policy", Set.of("iam.role.policies", "iam.role.wildcards", "iam.role.denies")),
            Map.entry("AWS::IAM::RolePolicy", Set.of("iam.role.policies", "iam.role.wildcards", "iam.role.denies")),
            Map.entry("AWS::Lambda::Function", Set.of("iam.role.shared")),
            Map.entry("AWS::Lambda::Permission", Set.of("lambda.function.public-access")),
            Map.entry("AWS::Lambda::Url", Set.of("lambda.function.url", "lambda.function.public-access")),
            Map.entry("AWS::SNS::Subscription", Set.of("sns.topic.subscriptions")),
            Map.entry("AWS::SNS::TopicPolicy", Set.of("sns.topic.policy")),
            Map.entry("AWS::SQS::QueuePolicy", Set.of("sqs.queue.policy")));

    /** Of these a change of some property makes another one, under the same logical id; the one that it replaces goes with the rest. */
    private static final Set<String> REPLACED = Set.of(
            "AWS::Events::EventBusPolicy",
            "AWS::Events::Rule",
            "AWS::Lambda::Function",
            "AWS::Lambda::Permission",
            "AWS::SNS::Subscription");

    private final List<StackResourceFacts> leftovers;

    private AwaitingCleanup(List<StackResourceFacts> leftovers) {
        this.leftovers = leftovers;
    }

    /** @param began when the update did; empty when that is not known, so that everything may have been replaced by it */
    static AwaitingCleanup of(List<StackResourceFacts> listed, ResolvedTemplate template, Optional<Instant> began) {
        return new AwaitingCleanup(listed.stream()
                .filter(row -> !row.status().equals("DELETE_COMPLETE"))
                .filter(row -> !template.resources().containsKey(row.logicalId()) || mayBeReplaced(row, began))
                .toList());
    }

    private static boolean mayBeReplaced(StackResourceFacts row, Optional<Instant> began) {
        var untouched = began.flatMap(then -> row.updatedAt().filter(then::isAfter));
        return REPLACED.contains(row.type()) && untouched.isEmpty();
    }

    /** The findings; those that could blame a leftover are Skipped. */
    List<Finding> judge(List<Finding> findings) {
        return findings.stream().map(this::judge).toList();
    }

    private Finding judge(Finding finding) {
        if (!(finding.outcome() instanceof Outcome.Fail)) {
            return finding;
        }
        return leftover(finding.check().id())
                .map(row -> new Finding(
                        finding.check(),
                        finding.resource(),
                        new Outcome.Skipped("the update may not have taken away yet what " + row.logicalId() + " ("
                                + row.type() + ") was; the run that follows sees what is left")))
                .orElse(finding);
    }

    private Optional<StackResourceFacts> leftover(String check) {
        return leftovers.stream()
                .filter(row -> BLAMED.getOrDefault(row.type(), Set.of()).contains(check))
                .findFirst();
    }
}
