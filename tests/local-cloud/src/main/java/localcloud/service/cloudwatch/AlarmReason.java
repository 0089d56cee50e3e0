package localcloud.service.cloudwatch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;
import localcloud.service.cloudwatch.AlarmRule.Comparison;

/**
 * Why an alarm changed its state, as CloudWatch words it: recorded-answers/snapshots/cloudwatch.json and
 * calls/monitoring.DescribeAlarms/07; the wording with "out of the last" as AWS's answers are quoted in public.
 */
final class AlarmReason {
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("dd/MM/yy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final AlarmRule rule;
    private final AlarmEvaluation evaluation;

    AlarmReason(AlarmRule rule, AlarmEvaluation evaluation) {
        this.rule = rule;
        this.evaluation = evaluation;
    }

    /** StateReason. */
    String text() {
        int filled = evaluation.filled();
        if (evaluation.state() == AlarmState.INSUFFICIENT_DATA) {
            return "Insufficient Data: " + counted(filled, "datapoint") + (filled == 1 ? " was" : " were")
                    + " unknown.";
        }
        return evaluation.evaluated().isEmpty() ? withoutData(filled) : withData();
    }

    private String withoutData(int filled) {
        return "Threshold Crossed: no datapoints were received for " + counted(filled, "period") + " and "
                + counted(filled, "missing datapoint") + (filled == 1 ? " was" : " were") + " treated as ["
                + rule.missing().inReasons() + "].";
    }

    private String withData() {
        var alarm = evaluation.state() == AlarmState.ALARM;
        // Into ALARM only what breaches is told; back to OK, what does not.
        var told = evaluation.evaluated().stream()
                .filter(period -> rule.breaches(period.value()) == alarm)
                .toList();
        var points = told.stream()
                .map(period -> period.value() + " (" + SHORT.format(shown(period.start())) + ")")
                .collect(Collectors.joining(", ", "[", "]"));
        var transition = alarm ? "OK -> ALARM" : "ALARM -> OK";
        var minimum = alarm ? rule.datapointsToAlarm() : rule.evaluationPeriods() - rule.datapointsToAlarm() + 1;
        var count = rule.declaresDatapoints()
                ? told.size() + " out of the last " + rule.evaluationPeriods() + " datapoints"
                : counted(told.size(), "datapoint");
        return "Threshold Crossed: " + count + " " + points + (told.size() == 1 ? " was " : " were ")
                + (alarm ? "" : "not ") + comparison().words() + " the threshold (" + rule.threshold() + ")"
                + (rule.declaresDatapoints()
                        ? " (minimum " + counted(minimum, "datapoint") + " for " + transition + " transition)."
                        : ".");
    }

    private Comparison comparison() {
        return rule.comparison();
    }

    /** StateReasonData. */
    ObjectNode data(Instant now, String unit) {
        var data = JsonNodeFactory.instance.objectNode().put("version", "1.0").put("queryDate", LONG.format(now));
        var periods = evaluation.evaluated();
        if (!periods.isEmpty()) {
            data.put("startDate", LONG.format(shown(periods.getLast().start())));
        }
        if (!unit.isEmpty()) {
            data.put("unit", unit);
        }
        data.put("statistic", rule.statistic()).put("period", rule.period().toSeconds());
        var recent = data.putArray("recentDatapoints");
        periods.reversed().forEach(period -> recent.add(period.value()));
        data.put("threshold", rule.threshold());
        var evaluated = data.putArray("evaluatedDatapoints");
        for (var period : periods) {
            evaluated
                    .addObject()
                    .put("timestamp", LONG.format(shown(period.start())))
                    .put("sampleCount", (double) period.samples())
                    .put("value", period.value());
        }
        if (periods.isEmpty()) {
            for (int age = 1; age <= evaluation.filled(); age++) {
                evaluated
                        .addObject()
                        .put(
                                "timestamp",
                                LONG.format(shown(now.minus(rule.period().multipliedBy(age)))));
            }
        }
        return data;
    }

    private Instant shown(Instant start) {
        return rule.period().toSeconds() >= 60
                ? start.truncatedTo(ChronoUnit.MINUTES)
                : start.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
