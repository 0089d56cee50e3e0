package serin.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
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
import serin.check.Checks;
import serin.gate.Gate;
import serin.gate.GateSettings;
import serin.gate.HookEvent;
import serin.gate.HookMode;
import serin.gate.HookReport;
import serin.gate.TimeBox;
import serin.ledger.NoLedger;
import serin.report.JsonReport;
import serin.run.Clouds;
import serin.run.Nonces;

/**
 * The Lambda door: takes CodeDeploy's hooks, a scheduled event, a stack status change or a manual request, and answers the report.
 *
 * <p>Wires the canary by hand, once for each execution environment. An event that it does not take, and a stack that cannot be
 * validated, are function errors of one line.
 */
public final class CanaryHandler implements RequestStreamHandler {
    /** Kept of the time that Lambda gives, for writing the answer. */
    private static final Duration RESERVE = Duration.ofSeconds(10);

    private final AwsCloud aws;
    private final InstantSource clock;
    private final String ownStack;
    private final GateSettings gateSettings;
    private final Optional<String> ledgerTable;

    /** Called by Lambda. */
    public CanaryHandler() throws DoorProblem {
        this(System.getenv(), InstantSource.system());
    }

    private CanaryHandler(Map<String, String> environment, InstantSource clock) throws DoorProblem {
        this.aws = AwsCloud.open(AwsSettings.fromEnvironment(clock));
        this.clock = clock;
        this.ownStack = set(environment, "SERIN_STACK_NAME")
                .orElseThrow(() -> new CannotValidate(
                        "SERIN_STACK_NAME is not set: set it to the stack that the canary lives in"));
        this.gateSettings = new GateSettings(
                ownStack, set(environment, "SERIN_DEPLOYMENT_APPLICATION"), mode(environment), GateSettings.PATIENCE);
        this.ledgerTable = set(environment, "SERIN_LEDGER_TABLE");
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var left = Duration.ofMillis(context.getRemainingTimeInMillis());
        var payload = input.readAllBytes();
        var hook = HookRequest.parse(payload);
        if (hook.isPresent()) {
            var report = answer(hook.get(), left);
            var json = HookReportJson.of(report).toString();
            context.getLogger().log(json + "\n");
            if (!report.isSettled()) {
                throw new HookUnanswered("deployment " + report.event().deploymentId() + " waits for an answer: "
                        + HookReportJson.delivery(report.receipt()));
            }
            output.write(json.getBytes(StandardCharsets.UTF_8));
            return;
        }
        var canary = new Canary(Checks.ALL, this::look, clock, ownStack);
        var run = canary.answer(payload, limit(left));
        output.write(new JsonReport().render(run).getBytes(StandardCharsets.UTF_8));
    }

    private HookReport answer(HookEvent event, Duration left) {
        var until = clock.instant().plus(left);
        var ledger = ledgerTable.map(table -> aws.ledger(table, until)).orElseGet(NoLedger::new);
        return new Gate(
                        gateSettings, this::hookLook, ledger, clock, Nonces.random(), Thread::sleep, TimeBox.virtualThreads())
                .answer(event, left);
    }

    private Clouds.Look hookLook(Instant deadline) {
        var run = aws.hook(deadline);
        return new Clouds.Look(run.cloud(), run.calls()::attempts);
    }

    private Clouds.Look look(Instant deadline) {
        var run = aws.run(deadline);
        return new Clouds.Look(run.cloud(), run.calls()::attempts);
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static HookMode mode(Map<String, String> environment) {
        var word = set(environment, "SERIN_HOOK_MODE").orElse("enforce");
        return HookMode.of(word)
                .orElseThrow(() -> new CannotValidate("SERIN_HOOK_MODE must be enforce, warn or off, was " + word));
    }

    /** The time left without the reserve, which is at most half of it. */
    private static Duration limit(Duration left) {
        var half = left.dividedBy(2);
        return left.minus(RESERVE.compareTo(half) < 0 ? RESERVE : half);
    }
}
