package serin.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import serin.finding.CheckInfo;
import serin.finding.Finding;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.ResourceRef;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.run.Coverage;
import serin.run.Run;
import serin.run.Trigger;

/** Runs for the tests of reports. */
public final class Runs {
    public static final Evidence EVIDENCE = Evidence.of("events:ListRules");
    public static final Outcome.Fail DISABLED = new Outcome.Fail("ENABLED", "DISABLED", EVIDENCE);

    private Runs() {}

    /** One finding of each outcome. */
    public static Run oneOfEach() {
        return run(List.of(
                finding("eventbridge.rule.enabled", Severity.CRITICAL, "Hourly", new Outcome.Pass("ENABLED", EVIDENCE)),
                finding("eventbridge.rule.enabled", Severity.CRITICAL, "Daily", DISABLED),
                finding(
                        "eventbridge.rule.targets",
                        Severity.CRITICAL,
                        "Daily",
                        new Outcome.Unknown(
                                "events:ListTargetsByRule: AccessDenied", Optional.of("events:ListTargetsByRule"))),
                finding(
                        "eventbridge.rule.fired",
                        Severity.CRITICAL,
                        "Daily",
                        new Outcome.Skipped(
                                "not due yet", Optional.empty(), Optional.of(Instant.parse("2026-11-23T04:00:00Z")))),
                finding(
                        "eventbridge.rule.pattern",
                        Severity.HIGH,
                        "Event",
                        Outcome.Skipped.because(new FindingRef("eventbridge.bus.exists", "Bus"))),
                finding(
                        "eventbridge.rule.schedule-named-days",
                        Severity.LOW,
                        "Daily",
                        new Outcome.Fail("names of days", "2-7", EVIDENCE)),
                finding(
                        "eventbridge.rule.enabled",
                        Severity.CRITICAL,
                        "Weekly",
                        new Outcome.Waived("paused for the migration", LocalDate.of(2027, 1, 31), DISABLED))));
    }

    /** A failure in whose every text {@code hostile} stands. */
    public static Run withEverywhere(String hostile) {
        var info = new CheckInfo(
                "eventbridge.rule.enabled", hostile, Severity.CRITICAL, Set.of(), Set.of(), "a page", hostile);
        var resource = new ResourceRef(hostile, Optional.of(hostile), hostile);
        return new Run(
                hostile,
                Trigger.MANUAL,
                Instant.parse("2026-11-22T12:00:00Z"),
                Duration.ofMillis(1234),
                96,
                new Coverage(1, 3, 0, 1),
                List.of(
                        new Finding(
                                info,
                                resource,
                                new Outcome.Fail(hostile, hostile, new Evidence("events:ListRules", hostile))),
                        new Finding(info, resource, new Outcome.Unknown(hostile)),
                        new Finding(info, resource, new Outcome.Skipped(hostile))));
    }

    public static Run run(List<Finding> findings) {
        return new Run(
                "serin-dev",
                Trigger.MANUAL,
                Instant.parse("2026-11-22T12:00:00Z"),
                Duration.ofMillis(1234),
                96,
                new Coverage(4, 7, 11, 40),
                findings);
    }

    public static Finding finding(String check, Severity severity, String logicalId, Outcome outcome) {
        var info = new CheckInfo(
                check,
                "is enabled",
                severity,
                Set.of("events:ListRules"),
                Set.of("State"),
                "a page",
                "Enable the rule.");
        return new Finding(
                info, new ResourceRef(logicalId, Optional.of("serin-" + logicalId), "AWS::Events::Rule"), outcome);
    }
}
