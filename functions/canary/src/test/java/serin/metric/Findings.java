package serin.metric;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import serin.finding.CheckInfo;
import serin.finding.Finding;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.ResourceRef;
import serin.finding.Severity;
import serin.observation.Evidence;

/** Findings for tests of the arithmetic. */
public final class Findings {
    private static final Evidence EVIDENCE = Evidence.of("dynamodb:DescribeTable");
    private static final Outcome.Fail FAIL = new Outcome.Fail("ACTIVE", "ARCHIVED", EVIDENCE);

    private Findings() {}

    public static Finding pass(String check) {
        return finding(check, Severity.HIGH, new Outcome.Pass("ACTIVE", EVIDENCE));
    }

    public static Finding fail(String check) {
        return fail(check, Severity.HIGH);
    }

    public static Finding fail(String check, Severity severity) {
        return finding(check, severity, FAIL);
    }

    public static Finding explained(String check) {
        return finding(
                check,
                Severity.HIGH,
                new Outcome.Fail(
                        "ACTIVE", "denied", EVIDENCE, Optional.of(new FindingRef("iam.role.policies", "Role"))));
    }

    public static Finding waived(String check) {
        return finding(check, Severity.HIGH, new Outcome.Waived("known", LocalDate.EPOCH, FAIL));
    }

    public static Finding unknown(String check) {
        return finding(check, Severity.HIGH, new Outcome.Unknown("denied"));
    }

    public static Finding skipped(String check) {
        return finding(check, Severity.HIGH, new Outcome.Skipped("not declared"));
    }

    private static Finding finding(String check, Severity severity, Outcome outcome) {
        return new Finding(
                new CheckInfo(check, "is so", severity, Set.of(), Set.of(), "https://a.example", "Mend."),
                new ResourceRef("Thing", Optional.empty(), "AWS::DynamoDB::Table"),
                outcome);
    }
}
