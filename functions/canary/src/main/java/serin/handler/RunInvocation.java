package serin.handler;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import serin.check.Checks;
import serin.observation.Cloud;
import serin.report.JsonReport;
import serin.run.Run;
import serin.run.Step;

/**
 * A scheduled event, a stack's or deployment's change of status, or a manual request: deployments are noted and counted, the stack is
 * validated where there is reason to, and a whole run is written down and measured.
 */
final class RunInvocation {
    /** Kept of the time that Lambda gives, for writing the answer. */
    private static final Duration RESERVE = Duration.ofSeconds(10);

    /** What the ledger may take, of the reserve. */
    static final Duration TO_WRITE = Duration.ofSeconds(6);

    private final Instruments with;
    private final Consumer<String> log;
    private final String requestId;

    /**
     * @param log takes one line of text at a time
     * @param requestId the invocation's
     */
    RunInvocation(Instruments with, Consumer<String> log, String requestId) {
        this.with = with;
        this.log = log;
        this.requestId = requestId;
    }

    /**
     * The report, what was noted of a deployment, or why a tick is passed over.
     *
     * @param left of the invocation
     * @throws MalformedEvent when the event is none that the canary takes
     * @throws CannotValidate when the stack cannot be validated at all
     */
    ObjectNode answer(byte[] event, Duration left) {
        var notice = DeploymentNotice.parse(event, with.settings().ownStack());
        var noted = notice.map(this::note);
        if (noted.isPresent() && !notice.get().startsRun()) {
            return noted.get();
        }
        var occasion = Occasion.of(event, requestId);
        var limit = limit(left);
        return passes(occasion, limit)
                .map(why -> JsonNodeFactory.instance.objectNode().put("skipped", why))
                .orElseGet(() -> validate(event, occasion, limit));
    }

    private ObjectNode note(DeploymentNotice notice) {
        var until = with.clock().instant().plus(TO_WRITE);
        var noted = new Deployed(
                        with.deploymentLog(until), with.aws().run(until).cloud().deployments(), with.metrics())
                .tell(notice.event());
        log.accept(noted.toString());
        return noted;
    }

    private Optional<String> passes(Occasion occasion, Duration limit) {
        var settings = with.settings();
        return settings.watch()
                .flatMap(watch -> occasion.tick()
                        .flatMap(tick -> new Ticks(watch, settings.ownStack())
                                .passes(
                                        tick,
                                        with.aws()
                                                .run(with.clock().instant().plus(limit))
                                                .cloud()
                                                .stacks())));
    }

    private ObjectNode validate(byte[] event, Occasion occasion, Duration limit) {
        var xray = with.xray();
        return xray.within(Step.RUN, () -> {
            var looks = new Looks(with.aws());
            var run = new Canary(
                            Checks.ALL,
                            looks,
                            with.clock(),
                            xray,
                            with.settings().ownStack())
                    .answer(event, limit);
            var report = xray.within(Step.REPORT, () -> JsonReport.tree(run));
            keep(run, occasion, looks.last(), xray).ifPresent(why -> report.put("ledgerLost", why));
            with.lines().print(run, occasion.executionId(), xray.took());
            xray.annotate(run);
            return report;
        });
    }

    /** Why the run is not in the ledger; empty when it is, or there is none. */
    private Optional<String> keep(Run run, Occasion occasion, Cloud cloud, XRay xray) {
        var until = with.clock().instant().plus(TO_WRITE);
        var ledger = with.ledger(until);
        var lost = xray.within(Step.LEDGER, () -> new Bookkeeping(ledger).keep(run, occasion.executionId(), cloud));
        lost.ifPresent(why -> log.accept("this run is not in the ledger: " + why));
        xray.within(
                        Step.METRIC,
                        () -> new Signals(ledger, with.deploymentLog(until), with.metrics())
                                .tell(run, occasion.executionId()))
                .ifPresent(why -> log.accept("there are no failure rates of this run: " + why));
        return lost;
    }

    /** The time left without the reserve, which is at most half of it. */
    private static Duration limit(Duration left) {
        var half = left.dividedBy(2);
        return left.minus(RESERVE.compareTo(half) < 0 ? RESERVE : half);
    }
}
