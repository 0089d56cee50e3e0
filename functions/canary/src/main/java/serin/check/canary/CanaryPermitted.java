package serin.check.canary;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import serin.check.Conclusion;
import serin.expectation.ExpectedFunction;
import serin.finding.CheckInfo;
import serin.finding.Finding;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;

/**
 * Whoever validates may read what the checks read. What is missing is Unknown here as it is in each finding that wants for it, and
 * never a failure: the stack is none the worse for it. Advice that could not be given is not counted.
 */
final class CanaryPermitted implements Conclusion<ExpectedFunction> {
    static final CheckInfo INFO = new CheckInfo(
            "canary.permissions",
            "may read what its checks read",
            Severity.HIGH,
            Set.of("cloudformation:DescribeStacks"),
            Set.of(),
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html",
            "Allow whoever validates the named actions; ./serin init prints the policy that a stack's canary needs.");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedFunction> about() {
        return ExpectedFunction.class;
    }

    @Override
    public boolean appliesTo(ExpectedFunction expected) {
        return expected.isCanary();
    }

    @Override
    public Outcome conclude(ExpectedFunction expected, List<Finding> findings) {
        if (findings.isEmpty()) {
            return new Outcome.Skipped("nothing else was examined");
        }
        var missing = findings.stream()
                .filter(finding -> finding.check().severity() != Severity.LOW)
                .flatMap(finding -> missing(finding).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!missing.isEmpty()) {
            return new Outcome.Unknown(
                    "denied to whoever validates: " + String.join(", ", missing), Optional.of(missing.first()));
        }
        // What had no answer might have been denied.
        return findings.stream()
                        .filter(finding -> finding.check().severity() != Severity.LOW)
                        .anyMatch(finding -> finding.outcome() instanceof Outcome.Unknown)
                ? new Outcome.Unknown("not everything had an answer, and what had none might have been denied")
                : new Outcome.Pass(
                        "nothing was denied",
                        new Evidence("cloudformation:DescribeStacks", "and every other call of this run"));
    }

    private static Optional<String> missing(Finding finding) {
        return finding.outcome() instanceof Outcome.Unknown unknown ? unknown.missingAction() : Optional.empty();
    }
}
