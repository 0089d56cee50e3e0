package serin.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import serin.aws.AwsCloud;
import serin.aws.AwsSettings;
import serin.aws.DoorProblem;
import serin.aws.Politeness;
import serin.check.Checks;
import serin.gate.Gate;
import serin.gate.GateSettings;
import serin.gate.HookEvent;
import serin.gate.HookMode;
import serin.gate.HookReport;
import serin.gate.TimeBox;
import serin.ledger.DeploymentLog;
import serin.ledger.Ledger;
import serin.ledger.LedgerKey;
import serin.ledger.NoDeploymentLog;
import serin.ledger.NoLedger;
import serin.observation.Cloud;
import serin.report.JsonReport;
import serin.run.Clouds;
import serin.run.Nonces;
import serin.run.Run;
import serin.run.Step;

/**
 * The Lambda door: takes CodeDeploy's hooks, a scheduled event, a stack status change or a manual request, and answers the report. A
 * CloudWatch dashboard it answers with the widget of the last run ({@link WidgetRequest}). Deployments that begin or end are noted and
 * counted.
 *
 * <p>Where it has a ledger it writes every run down; what a run comes to in numbers it prints as metrics. A tick that has nothing to do
 * ({@link CloseWatch}) answers {@code skipped}.
 *
 * <p>Wires the canary by hand, once for each execution environment. An event that it does not take, and a stack that cannot be
 * validated, are function errors of one line.
 */
public final class CanaryHandler implements RequestStreamHandler {
    /** Kept of the time that Lambda gives, for writing the answer. */
    private static final Duration RESERVE = Duration.ofSeconds(10);

    /** What the ledger may take, of the reserve. */
    private static final Duration TO_WRITE = Duration.ofSeconds(6);

    private static final PrintedMetrics METRICS = new PrintedMetrics();

    private final PrintedLines lines = new PrintedLines();
    private final Map<String, String> environment;
    private final AwsCloud aws;
    private final InstantSource clock;
    private final String ownStack;
    private final GateSettings gateSettings;
    private final Optional<String> ledgerTable;
    private final Optional<Ticks> ticks;

    /** Called by Lambda. */
    public CanaryHandler() throws DoorProblem {
        this(System.getenv(), InstantSource.system());
    }

    private CanaryHandler(Map<String, String> environment, InstantSource clock) throws DoorProblem {
        this.environment = Map.copyOf(environment);
        this.aws = AwsCloud.open(AwsSettings.fromEnvironment(politeness(environment), clock));
        this.clock = clock;
        this.ownStack = set(environment, "SERIN_STACK_NAME")
                .orElseThrow(() -> new CannotValidate(
                        "SERIN_STACK_NAME is not set: set it to the stack that the canary lives in"));
        this.gateSettings = new GateSettings(
                ownStack, set(environment, "SERIN_DEPLOYMENT_APPLICATION"), mode(environment), patience(environment));
        this.ledgerTable = set(environment, "SERIN_LEDGER_TABLE");
        this.ticks = CloseWatch.of(environment).map(watch -> new Ticks(watch, ownStack));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var left = Duration.ofMillis(context.getRemainingTimeInMillis());
        var event = input.readAllBytes();
        var answer = PrintedLines.during(context, () -> answer(event, left, context));
        output.write((answer.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode answer(byte[] event, Duration left, Context context) {
        var hook = HookRequest.parse(event);
        if (hook.isPresent()) {
            return gate(hook.get(), left);
        }
        return WidgetRequest.parse(event)
                .<JsonNode>map(request -> TextNode.valueOf(
                        new Widget(ledger(clock.instant().plus(TO_WRITE)), ownStack, clock).answer(request)))
                .orElseGet(() -> run(event, limit(left), context));
    }

    private ObjectNode gate(HookEvent hook, Duration left) {
        var xray = xray();
        var report = xray.within(Step.GATE, () -> {
            var answered = answer(hook, left);
            annotate(xray, answered.run());
            xray.annotate("deploymentId", hook.deploymentId());
            return answered;
        });
        lines.print(report, xray.took());
        if (!report.isSettled()) {
            throw new HookUnanswered("deployment " + hook.deploymentId() + " waits for an answer: "
                    + HookReportJson.delivery(report.receipt()));
        }
        return HookReportJson.of(report);
    }

    /** Of this invocation, whose trace the runtime has just set. */
    private XRay xray() {
        return XRay.of(environment, Optional.ofNullable(System.getProperty(XRay.HEADER_PROPERTY)));
    }

    private static void annotate(XRay xray, Run run) {
        xray.annotate("stack", LedgerKey.name(run.stack()));
        xray.annotate("trigger", run.trigger().word());
        xray.annotate("verdict", run.verdict().word());
    }

    private HookReport answer(HookEvent hook, Duration left) {
        var until = clock.instant().plus(left);
        var ledger = ledger(until);
        var timeBox = TimeBox.virtualThreads();
        return new Gate(gateSettings, this::hookLook, ledger, clock, Nonces.random(), Thread::sleep, timeBox)
                .answer(hook, left);
    }

    private Clouds.Look hookLook(Instant deadline) {
        var run = aws.hook(deadline);
        return new Clouds.Look(run.cloud(), run.calls()::attempts, run.calls()::throttled);
    }

    private ObjectNode run(byte[] event, Duration limit, Context context) {
        var notice = DeploymentNotice.parse(event, ownStack);
        var told = notice.map(each -> deployed(each, context));
        return told.filter(_ -> !notice.map(DeploymentNotice::startsRun).orElse(true))
                .orElseGet(() -> runOf(event, limit, context));
    }

    private ObjectNode deployed(DeploymentNotice notice, Context context) {
        var until = clock.instant().plus(TO_WRITE);
        var told =
                new Deployed(deploymentLog(until), aws.run(until).cloud().deployments(), METRICS).tell(notice.event());
        context.getLogger().log(told + "\n");
        return told;
    }

    private ObjectNode runOf(byte[] event, Duration limit, Context context) {
        var occasion = Occasion.of(event, context.getAwsRequestId());
        return passes(occasion, limit)
                .map(why -> JsonNodeFactory.instance.objectNode().put("skipped", why))
                .orElseGet(() -> validate(event, occasion, limit, context));
    }

    private Optional<String> passes(Occasion occasion, Duration limit) {
        return ticks.flatMap(each -> occasion.tick()
                .flatMap(tick -> each.passes(
                        tick, aws.run(clock.instant().plus(limit)).cloud().stacks())));
    }

    private ObjectNode validate(byte[] event, Occasion occasion, Duration limit, Context context) {
        var xray = xray();
        return xray.within(Step.RUN, () -> {
            var looks = new Looks(aws);
            var run = new Canary(Checks.ALL, looks, clock, xray, ownStack).answer(event, limit);
            var report = xray.within(Step.REPORT, () -> JsonReport.tree(run));
            keep(run, occasion, looks.last(), xray, context).ifPresent(why -> report.put("ledgerLost", why));
            lines.print(run, occasion.executionId(), xray.took());
            annotate(xray, run);
            return report;
        });
    }

    /** Why the run is not in the ledger; empty when it is, or there is none. */
    private Optional<String> keep(Run run, Occasion occasion, Cloud cloud, XRay xray, Context context) {
        var until = clock.instant().plus(TO_WRITE);
        var ledger = ledger(until);
        var lost = xray.within(Step.LEDGER, () -> new Bookkeeping(ledger).keep(run, occasion.executionId(), cloud));
        lost.ifPresent(why -> context.getLogger().log("this run is not in the ledger: " + why));
        xray.within(
                        Step.METRIC,
                        () -> new Signals(ledger, deploymentLog(until), METRICS).tell(run, occasion.executionId()))
                .ifPresent(why -> context.getLogger().log("there are no failure rates of this run: " + why));
        return lost;
    }

    private Ledger ledger(Instant until) {
        return ledgerTable.<Ledger>map(table -> aws.ledger(table, until)).orElseGet(NoLedger::new);
    }

    private DeploymentLog deploymentLog(Instant until) {
        return ledgerTable
                .<DeploymentLog>map(table -> aws.deploymentLog(table, until))
                .orElseGet(NoDeploymentLog::new);
    }

    /** Opens AWS for each run, and knows what the last one saw. */
    private static final class Looks implements Clouds {
        private final AwsCloud aws;
        private Optional<Cloud> last = Optional.empty();

        private Looks(AwsCloud aws) {
            this.aws = aws;
        }

        @Override
        public Look open(Instant deadline) {
            var run = aws.run(deadline);
            last = Optional.of(run.cloud());
            return new Look(run.cloud(), run.calls()::attempts, run.calls()::throttled);
        }

        private Cloud last() {
            return last.orElseThrow(() -> new IllegalStateException("there was no run"));
        }
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static HookMode mode(Map<String, String> environment) {
        var word = set(environment, "SERIN_HOOK_MODE").orElse("enforce");
        return HookMode.of(word)
                .orElseThrow(() -> new CannotValidate("SERIN_HOOK_MODE must be enforce, warn or off, was " + word));
    }

    private static Politeness politeness(Map<String, String> environment) {
        return set(environment, "SERIN_QUOTA_SHARE")
                .map(share -> Politeness.parse(share)
                        .orElseThrow(() -> new CannotValidate(
                                "SERIN_QUOTA_SHARE must be above 0 and at most " + Politeness.MOST + ", was " + share)))
                .orElse(Politeness.DEFAULT);
    }

    private static Duration patience(Map<String, String> environment) {
        var text = set(environment, "SERIN_HOOK_PATIENCE_SECONDS");
        if (text.isEmpty()) {
            return GateSettings.PATIENCE;
        }
        if (!text.get().matches("[0-9]{1,3}")) {
            throw new CannotValidate("SERIN_HOOK_PATIENCE_SECONDS must be in [0, 999], was " + text.get());
        }
        return Duration.ofSeconds(Long.parseLong(text.get()));
    }

    /** The time left without the reserve, which is at most half of it. */
    private static Duration limit(Duration left) {
        var half = left.dividedBy(2);
        return left.minus(RESERVE.compareTo(half) < 0 ? RESERVE : half);
    }
}
