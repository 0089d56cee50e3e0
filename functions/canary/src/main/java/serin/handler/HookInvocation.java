package serin.handler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import serin.gate.Gate;
import serin.gate.HookEvent;
import serin.gate.HookReport;
import serin.gate.TimeBox;
import serin.run.Clouds;
import serin.run.Nonces;
import serin.run.Step;

/** CodeDeploy asks about a version: it is judged, CodeDeploy is answered, and what was found is printed. */
final class HookInvocation {
    private final Instruments with;

    HookInvocation(Instruments with) {
        this.with = with;
    }

    /**
     * The report.
     *
     * @param left of the invocation
     * @throws HookUnanswered when CodeDeploy does not have its answer, so that Lambda asks again
     */
    ObjectNode answer(HookEvent hook, Duration left) {
        var xray = with.xray();
        var report = xray.within(Step.GATE, () -> {
            var answered = gate(hook, left, xray);
            xray.annotate(answered.run());
            xray.annotate("deploymentId", hook.deploymentId());
            return answered;
        });
        with.lines().print(report, xray.took());
        if (!report.isSettled()) {
            throw new HookUnanswered("deployment " + hook.deploymentId() + " waits for an answer: "
                    + HookReportJson.delivery(report.receipt()));
        }
        return HookReportJson.of(report);
    }

    private HookReport gate(HookEvent hook, Duration left, XRay xray) {
        var until = with.clock().instant().plus(left);
        return new Gate(
                        with.settings().gate(),
                        this::look,
                        with.ledger(until),
                        with.clock(),
                        Nonces.random(),
                        Thread::sleep,
                        TimeBox.virtualThreads(),
                        xray)
                .answer(hook, left);
    }

    private Clouds.Look look(Instant deadline) {
        var run = with.aws().hook(deadline);
        return new Clouds.Look(run.cloud(), run.calls()::attempts, run.calls()::throttled);
    }
}
