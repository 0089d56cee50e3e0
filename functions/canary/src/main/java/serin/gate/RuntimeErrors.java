package serin.gate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import serin.check.Outcomes;
import serin.finding.Outcome;
import serin.ledger.ShippedVersion;
import serin.observation.MetricFacts;
import serin.observation.MetricQuery;
import serin.observation.Observation;

/**
 * The errors of real traffic: those that the alias had while it ran the target version, since the deployment began.
 *
 * <p>The probe's own invocations are of the version, not of the alias, so that they are not among them. CloudWatch's delivery is
 * best-effort and a minute or more behind, and the dimension that tells an alias's versions apart is documented for weighted aliases
 * only: no data point proves nothing, and is no reason to doubt either.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">Types of metrics</a> and <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-view.html">their dimensions</a>
 */
final class RuntimeErrors {
    private final Looking looking;
    private final ShippedVersion shipped;

    RuntimeErrors(Looking looking, ShippedVersion shipped) {
        this.looking = looking;
        this.shipped = shipped;
    }

    /** Asks once, and does not wait for a permission: the answer is worth less than the time. */
    Outcome between(Instant shiftBegan, Instant now) {
        var errors = new MetricQuery(
                "AWS/Lambda",
                "Errors",
                Map.of(
                        "FunctionName",
                        shipped.function(),
                        "Resource",
                        shipped.function() + ":" + shipped.alias(),
                        "ExecutedVersion",
                        shipped.target()));
        return switch (looking.cloud().metrics().sums(List.of(errors), shiftBegan, now)) {
            case Observation.Present<List<MetricFacts>>(var sums, var evidence) -> {
                var found = sums.getFirst();
                if (found.points() == 0) {
                    yield new Outcome.Skipped("no data point of version " + shipped.target() + " yet");
                }
                yield found.sum() > 0
                        ? new Outcome.Fail("no error since " + shiftBegan, said(found), evidence)
                        : new Outcome.Pass(said(found) + " since " + shiftBegan, evidence);
            }
            case Observation.Absent<List<MetricFacts>>(var what, var _) -> new Outcome.Skipped(what);
            case Observation.Unreadable<List<MetricFacts>> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private String said(MetricFacts found) {
        var errors = Math.round(found.sum());
        return (errors == 0 ? "no error" : errors == 1 ? "1 error" : errors + " errors") + " of version "
                + shipped.target() + " behind alias " + shipped.alias();
    }
}
