package serin.handler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import serin.check.Checks;
import serin.gate.TimeBox;
import serin.run.Step;
import serin.stackgate.StackGate;
import serin.stackgate.StackGateReport;
import serin.stackgate.StackRequest;

/** CloudFormation asks at the end of an update: the stack is examined, CloudFormation is answered, and what was found is printed. */
final class StackGateInvocation {
    private final Instruments with;

    StackGateInvocation(Instruments with) {
        this.with = with;
    }

    /**
     * The report.
     *
     * @param left of the invocation
     * @throws HookUnanswered when CloudFormation does not have its answer, so that Lambda asks again
     */
    ObjectNode answer(StackRequest request, Duration left) {
        var xray = with.xray();
        var report = xray.within(Step.GATE, () -> {
            var answered = gate(request, left, xray);
            xray.annotate(answered.run());
            return answered;
        });
        with.lines().print(report, xray.took());
        with.metrics().accept(StackGateMetrics.of(report));
        if (!report.isSettled()) {
            throw new HookUnanswered("CloudFormation waits for an answer to request " + request.requestId() + ": "
                    + HookReportJson.delivery(report.receipt()));
        }
        return StackGateReportJson.of(report);
    }

    private StackGateReport gate(StackRequest request, Duration left, XRay xray) {
        var until = with.clock().instant().plus(left);
        var looks = new Looks(with.aws());
        var timeBox = TimeBox.virtualThreads();
        var examination = new StackExamination(
                Checks.ALL, looks, with.clock(), xray, with.settings().ownStack());
        try (var sender = new HttpSender(timeBox)) {
            return new StackGate(
                            with.settings().gate(),
                            examination,
                            looks,
                            with.ledger(until),
                            sender,
                            with.clock(),
                            Thread::sleep,
                            timeBox,
                            xray)
                    .answer(request, left);
        }
    }
}
