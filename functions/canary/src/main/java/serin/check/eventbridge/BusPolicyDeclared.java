package serin.check.eventbridge;

import java.util.LinkedHashSet;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.check.PolicyComparison;
import serin.expectation.Declared;
import serin.expectation.ExpectedBus;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.ResourceRef;
import serin.finding.Severity;
import serin.observation.BusFacts;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.policy.PolicyDocument;
import serin.policy.Statement;

/**
 * The bus lets in whom the template names, and nobody else; and nobody at all without a name, even where the template says so.
 * The finding names the bus policy: that is the resource that differs.
 */
final class BusPolicyDeclared implements Check<ExpectedBus> {
    static final CheckInfo INFO = new CheckInfo(
            "eventbridge.bus.policy",
            "has the declared policy",
            Severity.CRITICAL,
            Set.of("events:DescribeEventBus"),
            Set.of("Policy", "Statement", "StatementId", "EventBusName"),
            "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html",
            "Remove the statements that are not declared (aws events remove-permission) and put the declared ones back.");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedBus> about() {
        return ExpectedBus.class;
    }

    @Override
    public ResourceRef resource(ExpectedBus expected) {
        return expected.policies().size() == 1 ? expected.policies().getFirst().resource() : expected.resource();
    }

    @Override
    public Outcome examine(ExpectedBus expected, Context context) {
        return switch (context.cloud().rules().bus(expected.name())) {
            case Observation.Present<BusFacts>(var bus, var evidence) ->
                bus.policy()
                        .map(policy -> PolicyComparison.parsed(policy, live -> judge(expected, live, evidence)))
                        .orElseGet(() -> judge(expected, PolicyDocument.EMPTY, evidence));
            case Observation.Absent<BusFacts> _ ->
                Outcome.Skipped.because(
                        new FindingRef(BusExists.INFO.id(), expected.resource().logicalId()));
            case Observation.Unreadable<BusFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome judge(ExpectedBus expected, PolicyDocument live, Evidence evidence) {
        var open = PolicyComparison.notPublic(live, "", evidence);
        if (open instanceof Outcome.Fail) {
            return open;
        }
        var statements = new LinkedHashSet<Statement>();
        for (var policy : expected.policies()) {
            switch (policy.document()) {
                case Declared.Known<PolicyDocument>(var document) -> statements.addAll(document.statements());
                case Declared.Omitted<PolicyDocument>() -> {
                    return Outcomes.unresolved("the policy's document is not declared");
                }
                case Declared.Secret<PolicyDocument>(var reason) -> {
                    return Outcomes.unverified(reason);
                }
                case Declared.Unresolved<PolicyDocument>(var reason) -> {
                    return Outcomes.unresolved(reason);
                }
            }
        }
        var declared = new PolicyDocument(PolicyDocument.EMPTY.version(), statements);
        var difference = declared.to(live);
        return difference.isNone()
                ? new Outcome.Pass(
                        statements.isEmpty() ? "no policy" : statements.size() + " statements as declared", evidence)
                : new Outcome.Fail(difference.expected(), difference.actual(), evidence);
    }
}
