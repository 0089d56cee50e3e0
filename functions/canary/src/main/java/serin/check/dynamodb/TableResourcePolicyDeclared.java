package serin.check.dynamodb;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.check.PolicyComparison;
import serin.expectation.AttachedPolicy;
import serin.expectation.Declared;
import serin.expectation.ExpectedTable;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.TableFacts;
import serin.policy.PolicyDocument;

/** The table's own policy is the declared one; where none is declared, it lets in nobody but by name. */
final class TableResourcePolicyDeclared implements Check<ExpectedTable> {
    static final CheckInfo INFO = new CheckInfo(
            "dynamodb.table.resource-policy",
            "lets in nobody but whom the template lets in",
            Severity.CRITICAL,
            Set.of("dynamodb:GetResourcePolicy", "dynamodb:DescribeTable"),
            Set.of("ResourcePolicy"),
            DynamoDbChecks.API + "API_GetResourcePolicy.html",
            "Put the declared policy (aws dynamodb put-resource-policy), or delete it where none is declared.");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedTable> about() {
        return ExpectedTable.class;
    }

    @Override
    public Outcome examine(ExpectedTable expected, Context context) {
        var arn = arn(expected, context);
        if (arn.isEmpty()) {
            return new Outcome.Unknown("the stack's id is no ARN, so the table's is not known");
        }
        return switch (context.cloud().tables().resourcePolicy(arn.get())) {
            case Observation.Present<String>(var policy, var evidence) ->
                PolicyComparison.parsed(policy, live -> judge(expected, live, evidence));
            case Observation.Absent<String>(var _, var evidence) -> none(expected, evidence, context);
            case Observation.Unreadable<String> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome judge(ExpectedTable expected, PolicyDocument live, Evidence evidence) {
        return expected.resourcePolicy() instanceof Declared.Omitted<PolicyDocument>
                ? PolicyComparison.notPublic(live, "nobody but by name", evidence)
                : PolicyComparison.anyOf(
                        List.of(new AttachedPolicy(expected.resource(), expected.resourcePolicy())), live, evidence);
    }

    /** That there is no policy proves something only of a table that is there. */
    private static Outcome none(ExpectedTable expected, Evidence evidence, Context context) {
        return switch (context.cloud().tables().table(expected.name())) {
            case Observation.Present<TableFacts> _ ->
                expected.resourcePolicy() instanceof Declared.Omitted<PolicyDocument>
                        ? new Outcome.Pass("no policy", evidence)
                        : judge(expected, PolicyDocument.EMPTY, evidence);
            case Observation.Absent<TableFacts> _ -> Outcome.Skipped.because(DynamoDbChecks.active(expected));
            case Observation.Unreadable<TableFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    /** By the stack's own ARN: a table is in the same partition, region and account. */
    private static Optional<String> arn(ExpectedTable expected, Context context) {
        return context.stack()
                .resource()
                .physicalId()
                .map(id -> id.split(":", 6))
                .filter(parts -> parts.length == 6)
                .map(parts ->
                        String.join(":", "arn", parts[1], "dynamodb", parts[3], parts[4], "table/" + expected.name()));
    }
}
