package serin.stackgate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import serin.finding.CheckInfo;
import serin.finding.Finding;
import serin.finding.Outcome;
import serin.finding.ResourceRef;
import serin.finding.Severity;
import serin.finding.Verdict;
import serin.gate.Delivery;
import serin.gate.GateSettings;
import serin.gate.HookMode;
import serin.gate.Pause;
import serin.gate.Reason;
import serin.gate.Receipt;
import serin.gate.SecondLook;
import serin.gate.TimeBox;
import serin.gate.Timetable;
import serin.ledger.Answer;
import serin.ledger.Ledger;
import serin.ledger.LedgerEntry;
import serin.ledger.LedgerKey;
import serin.ledger.Recorded;
import serin.run.Clouds;
import serin.run.Coverage;
import serin.run.Run;
import serin.run.Step;
import serin.run.Steps;
import serin.run.Trigger;
import serin.run.Underway;
import serin.text.Line;

/**
 * Answers CloudFormation at the end of an update: once, always, and in time.
 *
 * <p>It turns an update down on proof alone: something is wrong, and the stack moves forward at this very moment. Everything else is
 * SUCCESS, for a FAILED while the stack rolls back leaves it UPDATE_ROLLBACK_FAILED, and one without a cause rolls back what was good.
 * Where it should have known and does not, it says so, and an alarm goes off. Time to give the answer is kept for it alone.
 */
public final class StackGate {
    /** For a look at the stack's status, for a row of the ledger, and for one attempt to answer. */
    private static final Duration ONE_LOOK = Duration.ofSeconds(5);

    private static final int MOST_REASONS = 3;

    /** Stands in for every check when the examination itself came to nothing. */
    private static final CheckInfo EXAMINED = new CheckInfo(
            "stack.gate-examined",
            "could be examined by the stack gate",
            Severity.CRITICAL,
            Set.of(),
            Set.of(),
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html",
            "Give every deployment a BuildId of its own, and look into the canary's log for what stopped it.");

    private final GateSettings settings;
    private final Examination examination;
    private final Clouds clouds;
    private final Ledger ledger;
    private final Sender sender;
    private final InstantSource clock;
    private final Pause pause;
    private final TimeBox timeBox;
    private final Steps steps;

    /** Validates the stack once. */
    @FunctionalInterface
    public interface Examination {
        /**
         * What was found; no run takes longer than the limit, unless it hangs.
         *
         * @throws RuntimeException when the stack cannot be examined
         */
        Run of(Underway update, Duration limit);
    }

    /** @param settings of the canary as a hook, whose mode and patience hold here as well */
    public StackGate(
            GateSettings settings,
            Examination examination,
            Clouds clouds,
            Ledger ledger,
            Sender sender,
            InstantSource clock,
            Pause pause,
            TimeBox timeBox,
            Steps steps) {
        this.settings = settings;
        this.examination = examination;
        this.clouds = clouds;
        this.ledger = ledger;
        this.sender = sender;
        this.clock = clock;
        this.pause = pause;
        this.timeBox = timeBox;
        this.steps = steps;
    }

    /**
     * Judges, answers and records.
     *
     * @param remaining of the invocation
     */
    public StackGateReport answer(StackRequest request, Duration remaining) {
        var startedAt = clock.instant();
        var times = Timetable.of(startedAt, remaining);
        var judged = judged(request, startedAt, times);
        var decision = judged.decision();
        var body = StackReply.of(request, decision.answer(), decision.why());
        var receipt = steps.within(
                Step.DELIVERY,
                () -> new Delivery(clock, pause)
                        .deliver(left -> send(request.responseUrl(), body, left), times.answerUntil()));
        return new StackGateReport(request, judged.run(), decision, receipt, judged.record());
    }

    private Receipt send(ResponseUrl where, byte[] body, Duration left) {
        return switch (sender.put(where, body, left.compareTo(ONE_LOOK) < 0 ? left : ONE_LOOK)) {
            case Sender.Sent.Arrived() -> new Receipt.Accepted();
            case Sender.Sent.Refused(var status) ->
                new Receipt.NobodyWaits("status " + status + ": it was answered, or has expired");
            case Sender.Sent.Failed(var why) -> new Receipt.Undelivered(why);
        };
    }

    private record Judged(Run run, StackDecision decision, String record) {}

    private Judged judged(StackRequest request, Instant startedAt, Timetable times) {
        var settled = settled(request);
        if (settled.isPresent()) {
            return new Judged(nothing(startedAt), settled.get(), "nothing to record");
        }
        var key = LedgerKey.ofRun(settings.ownStack(), request.requestId());
        var before = record(LedgerEntry.begun(key, Trigger.STACK_GATE, startedAt));
        if (before instanceof Recorded.Kept(var there) && there.answer().isPresent()) {
            return new Judged(nothing(startedAt), repeated(there), "a row of this request was there");
        }
        var run = examined(request, startedAt, times);
        var decision = underMode(decision(run));
        var entry = LedgerEntry.of(key, run).answered(decision.answer());
        var recorded = record(request.buildId().map(entry::built).orElse(entry));
        // Somebody else has answered this very request in the meantime.
        return recorded instanceof Recorded.Kept(var there) && there.answer().isPresent()
                ? new Judged(run, repeated(there), said(recorded))
                : new Judged(run, decision, said(recorded));
    }

    /** What is known without an examination. */
    private Optional<StackDecision> settled(StackRequest request) {
        if (request.type() == StackRequest.Type.DELETE) {
            return Optional.of(StackDecision.notAsked("a deletion is never held up"));
        }
        if (!LedgerKey.name(request.stackId()).equals(LedgerKey.name(settings.ownStack()))) {
            return Optional.of(StackDecision.unproven(
                    "this canary validates stack " + LedgerKey.name(settings.ownStack()) + " only"));
        }
        return switch (standing()) {
            case StackStanding.Else(var status) ->
                Optional.of(StackDecision.notAsked("the stack is " + status + ", which is never held up"));
            case StackStanding.MovesForward(), StackStanding.NotKnown _ ->
                settings.mode() == HookMode.OFF
                        ? Optional.of(StackDecision.notAsked("HookMode is off: nothing was examined"))
                        : Optional.empty();
        };
    }

    private Run examined(StackRequest request, Instant startedAt, Timetable times) {
        if (request.buildId().isEmpty()) {
            return unknown(startedAt, "the resource that asks has no BuildId, so this update cannot be known by it");
        }
        var update = new Underway(request.logicalId(), request.buildId().get());
        var again = new SecondLook(clock, pause, settings.patience(), times.judgeUntil());
        return again.at(
                () -> once(update, startedAt, Duration.between(clock.instant(), times.judgeUntil())),
                run -> !(run.verdict() instanceof Verdict.Healthy));
    }

    private Run once(Underway update, Instant startedAt, Duration limit) {
        try {
            // The run ends by itself before the box is closed; only what hangs is given up.
            return timeBox.within(
                    limit, () -> examination.of(update, limit.multipliedBy(9).dividedBy(10)));
        } catch (TimeoutException e) {
            return unknown(startedAt, "the examination was not finished after " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            return unknown(startedAt, "the examination itself failed: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unknown(startedAt, "the examination was interrupted");
        }
    }

    private StackDecision decision(Run run) {
        return switch (run.verdict()) {
            case Verdict.Healthy() ->
                new StackDecision(
                        Answer.SUCCEEDED,
                        "healthy, " + run.coverage().checksEvaluated() + " checks evaluated",
                        StackDecision.Proof.PROVEN);
            case Verdict.Inconclusive(var unknowns, var reason) ->
                StackDecision.unproven(unknowns.isEmpty() ? reason : Reason.of(unknowns));
            case Verdict.Unhealthy(var failures) -> unhealthy(Reason.of(failures));
        };
    }

    /** The status is looked at once more: an update may be cancelled while it is examined. */
    private StackDecision unhealthy(String why) {
        return switch (standing()) {
            case StackStanding.MovesForward() ->
                new StackDecision(Answer.FAILED, "unhealthy: " + why, StackDecision.Proof.PROVEN);
            case StackStanding.Else(var status) ->
                StackDecision.notAsked("the stack is " + status + ", which is never held up; else: " + why);
            case StackStanding.NotKnown(var unknown) ->
                StackDecision.unproven("whether the stack moves forward: " + unknown + "; and it is unhealthy: " + why);
        };
    }

    private StackDecision underMode(StackDecision decision) {
        return settings.mode() == HookMode.WARN && decision.answer() == Answer.FAILED
                ? new StackDecision(
                        Answer.SUCCEEDED,
                        "HookMode is warn; enforce would have failed this update: " + decision.why(),
                        decision.proof())
                : decision;
    }

    private static StackDecision repeated(LedgerEntry there) {
        var findings = there.findings().findings().stream()
                .filter(finding ->
                        finding.outcome().equals("FAIL") || finding.outcome().equals("UNKNOWN"))
                .limit(MOST_REASONS)
                .map(finding -> finding.check() + "@" + finding.logicalId() + ": " + finding.message())
                .collect(Collectors.joining("; "));
        return new StackDecision(
                there.answer().orElseThrow(),
                "as this request was answered before" + (findings.isEmpty() ? "" : ": " + findings),
                StackDecision.Proof.NOT_ASKED);
    }

    private StackStanding standing() {
        return within(
                        ONE_LOOK,
                        () -> StackStanding.of(clouds.open(clock.instant().plus(ONE_LOOK))
                                .cloud()
                                .stacks()
                                .stack(settings.ownStack())))
                .orElseGet(() -> new StackStanding.NotKnown("cloudformation:DescribeStacks gave no answer in time"));
    }

    private Recorded record(LedgerEntry entry) {
        return steps.within(Step.LEDGER, () -> within(ONE_LOOK, () -> ledger.record(entry)))
                .orElseGet(() -> new Recorded.Lost("the ledger gave no answer in time"));
    }

    /** Empty when it was not finished in time, or failed by itself. */
    private <T> Optional<T> within(Duration limit, Callable<T> task) {
        try {
            return Optional.of(timeBox.within(limit, task));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Run unknown(Instant startedAt, String why) {
        return run(
                startedAt,
                List.of(new Finding(
                        EXAMINED,
                        new ResourceRef(
                                LedgerKey.name(settings.ownStack()), Optional.empty(), "AWS::CloudFormation::Stack"),
                        new Outcome.Unknown(Line.of(why)))));
    }

    private Run nothing(Instant startedAt) {
        return run(startedAt, List.of());
    }

    private Run run(Instant startedAt, List<Finding> findings) {
        return new Run(
                LedgerKey.name(settings.ownStack()),
                Trigger.STACK_GATE,
                startedAt,
                Duration.between(startedAt, clock.instant()),
                0,
                new Coverage(0, findings.size(), 0, 0),
                findings);
    }

    private static String said(Recorded recorded) {
        return switch (recorded) {
            case Recorded.Written() -> "recorded";
            case Recorded.Kept(var _) -> "a row of this request was there";
            case Recorded.Lost(var why) -> "not recorded: " + why;
            case Recorded.NoLedgerHere() -> "there is no ledger";
        };
    }
}
