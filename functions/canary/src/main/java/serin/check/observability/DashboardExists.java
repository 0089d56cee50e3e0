package serin.check.observability;

import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedDashboard;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.template.Json;
import serin.template.MalformedDocument;

/** The dashboard is there and shows what the template says. That is advice: nothing depends on it but eyes. */
final class DashboardExists implements Check<ExpectedDashboard> {
    static final CheckInfo INFO = new CheckInfo(
            "dashboard.exists",
            "exists as declared",
            Severity.LOW,
            Set.of("cloudwatch:GetDashboard"),
            Set.of("DashboardBody", "DashboardName"),
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetDashboard.html",
            "Put the dashboard again with the template's body (aws cloudwatch put-dashboard).");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedDashboard> about() {
        return ExpectedDashboard.class;
    }

    @Override
    public Outcome examine(ExpectedDashboard expected, Context context) {
        return switch (context.cloud().alarms().dashboard(expected.name())) {
            case Observation.Present<String>(var body, var evidence) -> compare(expected, body, evidence);
            case Observation.Absent<String>(var what, var evidence) ->
                new Outcome.Fail("dashboard " + expected.name(), what, evidence);
            case Observation.Unreadable<String> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome compare(ExpectedDashboard expected, String live, Evidence evidence) {
        return switch (expected.body()) {
            case Declared.Known<String>(var body) ->
                same(body, live)
                        ? new Outcome.Pass("the declared body", evidence)
                        : new Outcome.Fail("the declared body", "another body", evidence);
            case Declared.Omitted<String>() -> new Outcome.Pass("is there", evidence);
            case Declared.Secret<String>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<String>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    /** Key order and white space mean nothing. */
    private static boolean same(String declared, String live) {
        try {
            return Json.text(Json.parse(declared)).equals(Json.text(Json.parse(live)));
        } catch (MalformedDocument e) {
            return declared.equals(live);
        }
    }
}
