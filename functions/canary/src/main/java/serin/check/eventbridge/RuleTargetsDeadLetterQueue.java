package serin.check.eventbridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.check.sqs.SqsChecks;
import serin.expectation.Declared;
import serin.expectation.ExpectedQueue;
import serin.expectation.ExpectedRule;
import serin.expectation.ExpectedTarget;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.QueueFacts;
import serin.observation.TargetFacts;

/** What the rule cannot deliver goes to the declared queue, and that queue is there. */
final class RuleTargetsDeadLetterQueue implements Check<ExpectedRule> {
    static final CheckInfo INFO = new CheckInfo(
            "eventbridge.rule.dead-letter-queue",
            "keeps what it cannot deliver",
            Severity.HIGH,
            Set.of("events:ListTargetsByRule", "sqs:GetQueueAttributes"),
            Set.of("Targets"),
            "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html",
            "Put the declared DeadLetterConfig back on the target.");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedRule> about() {
        return ExpectedRule.class;
    }

    @Override
    public boolean appliesTo(ExpectedRule expected) {
        return expected.targets().known().stream().flatMap(List::stream).anyMatch(RuleTargetsDeadLetterQueue::declares);
    }

    @Override
    public Outcome examine(ExpectedRule expected, Context context) {
        var targets = expected.targets().known().orElse(List.of()).stream()
                .filter(RuleTargetsDeadLetterQueue::declares)
                .toList();
        return LiveRule.judgeTargets(expected, context, (live, evidence) -> {
            var passed = new ArrayList<String>();
            for (var target : targets) {
                var outcome = judge(expected, target, live, evidence, context);
                if (!(outcome instanceof Outcome.Pass pass)) {
                    return outcome;
                }
                passed.add(pass.observed());
            }
            return new Outcome.Pass(String.join(", ", passed), evidence);
        });
    }

    private static Outcome judge(
            ExpectedRule rule, ExpectedTarget target, List<TargetFacts> live, Evidence evidence, Context context) {
        var found = live.stream()
                .filter(candidate -> candidate.id().equals(target.id()))
                .findFirst();
        if (found.isEmpty()) {
            return Outcome.Skipped.because(new FindingRef(
                    RuleTargetsDeclared.INFO.id(), rule.resource().logicalId()));
        }
        return switch (target.deadLetterArn()) {
            case Declared.Known<String>(var arn) ->
                found.get().deadLetterArn().filter(arn::equals).isPresent()
                        ? queue(arn, evidence, context)
                        : new Outcome.Fail(
                                target.id() + ": " + arn,
                                target.id() + ": " + found.get().deadLetterArn().orElse("no dead-letter queue"),
                                evidence);
            case Declared.Omitted<String>() -> new Outcome.Skipped("the template does not declare it");
            case Declared.Secret<String>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<String>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    /** A queue of the stack must be there; one of another stack nobody here can look up by its ARN. */
    private static Outcome queue(String arn, Evidence evidence, Context context) {
        var queue = context.stack()
                .all(ExpectedQueue.class)
                .filter(candidate -> candidate.hasArn(arn))
                .findFirst();
        if (queue.isEmpty()) {
            return new Outcome.Pass(arn, evidence);
        }
        return switch (context.cloud().queues().queue(queue.get().url())) {
            case Observation.Present<QueueFacts> _ -> new Outcome.Pass(arn, evidence);
            case Observation.Absent<QueueFacts> _ ->
                Outcome.Skipped.because(
                        new FindingRef(SqsChecks.EXISTS, queue.get().resource().logicalId()));
            case Observation.Unreadable<QueueFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static boolean declares(ExpectedTarget target) {
        return !(target.deadLetterArn() instanceof Declared.Omitted<String>);
    }
}
