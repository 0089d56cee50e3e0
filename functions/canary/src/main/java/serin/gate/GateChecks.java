package serin.gate;

import java.util.Locale;
import java.util.Set;
import serin.check.Checks;
import serin.check.probe.Dependency;
import serin.finding.CheckInfo;
import serin.finding.Severity;

/** What a hook asks of a version. Where a stack run asks the same, it is the catalogue's own entry. */
final class GateChecks {
    private static final String INVOKE = "https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html";
    private static final String LOG = "Read the target version's log of this invocation, and mend what it names.";

    static final CheckInfo INFORMED = info(
            "deployment.hook-informed",
            "tells its hook what it ships",
            Severity.CRITICAL,
            Set.of("codedeploy:GetDeployment", "codedeploy:GetApplicationRevision"),
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_GetApplicationRevision.html",
            "Allow the canary codedeploy:GetDeployment on the deployment group and codedeploy:GetApplicationRevision on the application.");
    static final CheckInfo COMPLETED = info(
            "canary.hook-completed",
            "came to the end of its judgement",
            Severity.CRITICAL,
            Set.of(),
            "https://docs.aws.amazon.com/codedeploy/latest/userguide/tutorial-lambda-sam.html",
            "Read the canary's log of this invocation; deploy again once it is mended.");
    static final CheckInfo ACTIVE = catalogued("lambda.function.active");
    static final CheckInfo DRY_RUN = catalogued("lambda.function.dry-run");
    static final CheckInfo ALIAS_EXISTS = catalogued("deployment.alias-exists");
    static final CheckInfo ALIAS_SETTLED = catalogued("deployment.alias-settled");
    static final CheckInfo ANSWERS = catalogued("probe.answers");
    static final CheckInfo VERSION = catalogued("probe.version");
    static final CheckInfo REHEARSAL = info(
            "probe.rehearsal",
            "rehearses as the current version does",
            Severity.CRITICAL,
            Set.of("lambda:InvokeFunction"),
            INVOKE,
            LOG
                    + " Where it is meant to write more or less than before, give the rehearsal a new name: only rehearsals of one name are compared.");

    static final CheckInfo ERRORS = info(
            "lambda.function.errors",
            "has no errors since it takes traffic",
            Severity.HIGH,
            Set.of("cloudwatch:GetMetricData"),
            "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html",
            "Read the target version's log since the shift began, and mend what it names.");

    private GateChecks() {}

    /** The check on a dependency, by its kind and what is done with it. */
    static CheckInfo dependency(Dependency.Kind kind, String operation) {
        return switch (kind) {
            case TABLE ->
                reads(operation)
                        ? of("probe.table-readable", "reads its table", Severity.CRITICAL)
                        : of("probe.table-writable", "can write to its table", Severity.CRITICAL);
            case INDEX -> of("probe.index-readable", "reads its index", Severity.HIGH);
            case BUS -> of("probe.bus-writable", "can send to its bus", Severity.CRITICAL);
            case SECRET -> of("probe.secret-readable", "reads its secret", Severity.CRITICAL);
            case QUEUE -> of("probe.queue-writable", "can send to its queue", Severity.CRITICAL);
            case HOST -> of("probe.host-reachable", "reaches its host", Severity.HIGH);
            case ENVIRONMENT -> of("probe.environment-present", "has its environment variable", Severity.CRITICAL);
            case EVENT -> of("probe.event-accepted", "takes its event", Severity.CRITICAL);
            case KEY -> of("probe.key-usable", "can use its key", Severity.CRITICAL);
        };
    }

    private static boolean reads(String operation) {
        var name = operation.substring(operation.indexOf(':') + 1).toLowerCase(Locale.ROOT);
        return name.startsWith("get") || name.startsWith("batchget") || name.equals("query") || name.equals("scan");
    }

    private static CheckInfo of(String id, String title, Severity severity) {
        return info(
                id,
                title,
                severity,
                Set.of("lambda:InvokeFunction"),
                INVOKE,
                "Give the function's role what the detail names, or mend the name of what it depends on.");
    }

    private static CheckInfo catalogued(String id) {
        return Checks.ALL.stream()
                .map(check -> check.info())
                .filter(info -> info.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the catalogue has no check " + id));
    }

    private static CheckInfo info(
            String id, String title, Severity severity, Set<String> reads, String source, String remediation) {
        return Checks.ALL.stream()
                .map(check -> check.info())
                .filter(info -> info.id().equals(id))
                .findFirst()
                .orElseGet(() -> new CheckInfo(id, title, severity, reads, Set.of(), source, remediation));
    }
}
