package serin.check.eventbridge;

import java.util.Set;
import java.util.stream.Collectors;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedPermission;
import serin.expectation.PermissionStatement;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.policy.MalformedPolicy;
import serin.policy.PolicyDocument;
import serin.policy.Statement;

/**
 * EventBridge may invoke the function for the declared rule. It is about the permission: that is the resource that differs when the
 * statement is missing or names another rule.
 */
final class RuleTargetsPermitted implements Check<ExpectedPermission> {
    static final CheckInfo INFO = new CheckInfo(
            "eventbridge.rule.target-permission",
            "lets the rule invoke the function",
            Severity.CRITICAL,
            Set.of("lambda:GetPolicy", "lambda:GetAlias", "lambda:GetFunction"),
            Set.of("FunctionName", "Action", "Principal", "SourceArn", "SourceAccount"),
            "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html",
            "Put the declared statement back (aws lambda add-permission with the alias as qualifier), or replace the permission by deploying it under another logical id.");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedPermission> about() {
        return ExpectedPermission.class;
    }

    @Override
    public boolean appliesTo(ExpectedPermission expected) {
        return expected.isForEventBridge();
    }

    @Override
    public Outcome examine(ExpectedPermission expected, Context context) {
        var unknown = expected.unknown();
        if (unknown.isPresent()) {
            return unverified(unknown.get());
        }
        var statement = expected.statement();
        var function = expected.functionName();
        if (statement.isEmpty() || function.isEmpty()) {
            return Outcomes.unresolved("FunctionName or Action is not declared");
        }
        var functions = context.cloud().functions();
        var policy = expected.qualifier()
                .map(qualifier -> functions.policy(function.get(), qualifier))
                .orElseGet(() -> functions.policy(function.get()));
        return switch (policy) {
            case Observation.Present<String>(var text, var evidence) -> judge(statement.get(), text, evidence);
            case Observation.Absent<String>(var what, var evidence) ->
                absence(expected, statement.get(), what, evidence, context);
            case Observation.Unreadable<String> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome judge(PermissionStatement expected, String text, Evidence evidence) {
        Set<Statement> statements;
        try {
            statements = PolicyDocument.parse(text).statements();
        } catch (MalformedPolicy e) {
            return new Outcome.Unknown("the live policy is not understood: " + e.getMessage());
        }
        if (statements.stream().anyMatch(expected::isSaidBy)) {
            return new Outcome.Pass(expected.toString(), evidence);
        }
        var similar = statements.stream()
                .filter(expected::isAbout)
                .map(Statement::toString)
                .limit(3)
                .collect(Collectors.joining("; "));
        return new Outcome.Fail(expected.toString(), similar.isEmpty() ? "no such statement" : similar, evidence);
    }

    /** Lambda answers alike for no policy, no alias and no function. */
    private static Outcome absence(
            ExpectedPermission expected,
            PermissionStatement statement,
            String what,
            Evidence evidence,
            Context context) {
        var alias = expected.qualifier().filter(qualifier -> !qualifier.chars().allMatch(Character::isDigit));
        return switch (FunctionAbsence.look(expected.functionName().orElse(""), alias, context)) {
            case FunctionAbsence.Result.There() -> new Outcome.Fail(statement.toString(), "no policy", evidence);
            case FunctionAbsence.Result.Gone(var gone, var said) ->
                said.<Outcome>map(Outcome.Skipped::because)
                        .orElseGet(() -> new Outcome.Fail(statement.toString(), what + ": " + gone, evidence));
            case FunctionAbsence.Result.Unread(var unreadable) -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome unverified(Declared<?> unknown) {
        return switch (unknown) {
            case Declared.Secret<?>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<?>(var reason) -> Outcomes.unresolved(reason);
            case Declared.Known<?> _, Declared.Omitted<?> _ -> Outcomes.unresolved("the permission");
        };
    }
}
