package serin.check.iam;

import java.util.List;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedRole;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;

/** One function runs as the role: what two share has the rights of both. */
final class RoleNotShared implements Check<ExpectedRole> {
    static final CheckInfo INFO = new CheckInfo(
            "iam.role.shared",
            "is the role of one function only",
            Severity.MEDIUM,
            Set.of("cloudformation:GetTemplate"),
            Set.of(),
            "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html",
            "Give each function a role of its own, with no more rights than that function uses.");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedRole> about() {
        return ExpectedRole.class;
    }

    @Override
    public boolean appliesTo(ExpectedRole expected) {
        return switch (expected.users()) {
            case Declared.Known<List<String>>(var users) -> !users.isEmpty();
            case Declared.Omitted<List<String>>() -> false;
            case Declared.Secret<List<String>> _, Declared.Unresolved<List<String>> _ -> true;
        };
    }

    @Override
    public Outcome examine(ExpectedRole expected, Context context) {
        return switch (expected.users()) {
            case Declared.Known<List<String>>(var users)
            when users.size() > 1 -> new Outcome.Fail("one function", String.join(", ", users), template());
            case Declared.Known<List<String>>(var users) -> new Outcome.Pass(String.join(", ", users), template());
            case Declared.Omitted<List<String>>() -> new Outcome.Skipped("no function runs as it");
            case Declared.Secret<List<String>>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<List<String>>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Evidence template() {
        return Evidence.of("cloudformation:GetTemplate");
    }
}
