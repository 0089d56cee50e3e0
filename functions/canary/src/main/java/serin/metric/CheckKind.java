package serin.metric;

import static serin.metric.ComponentKind.DEPLOYMENT;
import static serin.metric.ComponentKind.EVENT_DELIVERY;
import static serin.metric.ComponentKind.FUNCTION_DEPLOYMENT;
import static serin.metric.ComponentKind.FUNCTION_EXECUTION;
import static serin.metric.ComponentKind.OBSERVABILITY;
import static serin.metric.ComponentKind.PERMISSION;
import static serin.metric.ComponentKind.RULE;
import static serin.metric.ComponentKind.TABLE;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The table of which check speaks of which kind of component; of several prefixes that fit, the longest counts.
 *
 * @param prefix what the id of the check begins with
 * @param infrastructure whether the check counts as infrastructure too. Tables and rules have alarms of their own, as has a deployment
 *     that failed, which some checks say again until the next one; and an alarm's state must not feed an alarm
 */
public record CheckKind(String prefix, ComponentKind kind, boolean infrastructure) {
    private static final List<CheckKind> TABLE_OF_KINDS = List.of(
            new CheckKind("alarm.", OBSERVABILITY, true),
            new CheckKind("alarm.not-stuck", OBSERVABILITY, false),
            new CheckKind("canary.", OBSERVABILITY, true),
            new CheckKind("dashboard.", OBSERVABILITY, true),
            new CheckKind("logs.", OBSERVABILITY, true),
            new CheckKind("deployment.", FUNCTION_DEPLOYMENT, true),
            new CheckKind("deployment.alarm-ready", FUNCTION_DEPLOYMENT, false),
            new CheckKind("deployment.last-succeeded", FUNCTION_DEPLOYMENT, false),
            new CheckKind("dynamodb.", TABLE, false),
            new CheckKind("probe.index-", TABLE, false),
            new CheckKind("probe.table-", TABLE, false),
            new CheckKind("eventbridge.", RULE, false),
            new CheckKind("scheduler.", RULE, false),
            new CheckKind("eventbridge.event.", EVENT_DELIVERY, true),
            new CheckKind("sns.", EVENT_DELIVERY, true),
            new CheckKind("sqs.", EVENT_DELIVERY, true),
            new CheckKind("eventbridge.rule.target-permission", PERMISSION, true),
            new CheckKind("iam.", PERMISSION, true),
            new CheckKind("kms.", PERMISSION, true),
            new CheckKind("lambda.function.public-access", PERMISSION, true),
            new CheckKind("secrets.", PERMISSION, true),
            new CheckKind("lambda.", FUNCTION_EXECUTION, true),
            new CheckKind("probe.", FUNCTION_EXECUTION, true),
            new CheckKind("stack.", DEPLOYMENT, true),
            new CheckKind("stack.last-update-kept", DEPLOYMENT, false),
            new CheckKind("stack.status-complete", DEPLOYMENT, false));

    /** Empty for a check that the table does not know; a test holds that it knows them all. */
    public static Optional<CheckKind> of(String check) {
        return TABLE_OF_KINDS.stream()
                .filter(row -> check.startsWith(row.prefix()))
                .max(Comparator.comparingInt(row -> row.prefix().length()));
    }
}
