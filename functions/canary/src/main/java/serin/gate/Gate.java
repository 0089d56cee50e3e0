package serin.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import serin.finding.Outcome;
import serin.ledger.Answer;
import serin.ledger.Ledger;
import serin.ledger.LedgerEntry;
import serin.ledger.LedgerKey;
import serin.ledger.Recorded;
import serin.observation.HookAnswerFacts;
import serin.observation.Observation;
import serin.observation.StackFacts;
import serin.run.Clouds;
import serin.run.Coverage;
import serin.run.Run;
import serin.run.Step;
import serin.run.Steps;

/**
 * Answers CodeDeploy's hooks: once, always, and in time.
 *
 * <p>It begins as failed. Whatever the judging does, hang or throw, what was found until then is concluded from; time to give the
 * answer is kept for it alone. Safe for any number of hooks at a time, which share nothing here.
 */
public final class Gate {
    /** For the one look that may yet turn a Failed: whether the stack rolls back. */
    private static final Duration LAST_LOOK = Duration.ofSeconds(5);

    private final GateSettings settings;
    private final Clouds clouds;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Supplier<String> nonces;
    private final Pause pause;
    private final TimeBox timeBox;
    private final Steps steps;

    /** @param nonces texts that were never used before, by which a probe's answer is known */
    public Gate(
            GateSettings settings,
            Clouds clouds,
            Ledger ledger,
            InstantSource clock,
            Supplier<String> nonces,
            Pause pause,
            TimeBox timeBox,
            Steps steps) {
        this.settings = settings;
        this.clouds = clouds;
        this.ledger = ledger;
        this.clock = clock;
        this.nonces = nonces;
        this.pause = pause;
        this.timeBox = timeBox;
        this.steps = steps;
    }

    /**
     * Judges, answers and records.
     *
     * @param left of the invocation
     */
    public HookReport answer(HookEvent event, Duration left) {
        var startedAt = clock.instant();
        var times = Timetable.of(startedAt, left);
        var notes = new Notes(event.deploymentId());
        var again = new SecondLook(clock, pause, settings.patience(), times.judgeUntil());
        var looking = new Looking(clouds, again, times.judgeUntil());
        var conclusion = underMode(conclusion(event, looking, notes, startedAt, times));
        var receipt = switch (conclusion) {
            case Conclusion.Answered(var answer, var _) ->
                steps.within(Step.DELIVERY, () -> deliver(event, answer, times.answerUntil()));
            case Conclusion.LeftAlone _ -> new Receipt.NothingSent();
        };
        var run = new Run(
                settings.ownStack(),
                notes.moment().trigger(),
                startedAt,
                Duration.between(startedAt, clock.instant()),
                looking.calls(),
                new Coverage(evaluated(notes), notes.findings().size(), 0, 0),
                notes.findings());
        return new HookReport(event, run, conclusion, receipt, record(event, run, notes, conclusion, receipt));
    }

    private Receipt deliver(HookEvent event, Answer answer, Instant until) {
        return new Delivery(clock, pause).deliver(_ -> send(event, answer, until), until);
    }

    private Receipt send(HookEvent event, Answer answer, Instant until) {
        var deployments = clouds.open(until).cloud().deployments();
        return switch (deployments.answer(event.deploymentId(), event.executionId(), answer.word())) {
            case Observation.Present<HookAnswerFacts>(HookAnswerFacts(var completed), var _) ->
                completed ? new Receipt.AlreadyCompleted() : new Receipt.Accepted();
            case Observation.Absent<HookAnswerFacts>(var what, var _) -> new Receipt.NobodyWaits(what);
            case Observation.Unreadable<HookAnswerFacts>(var action, var _, var detail) ->
                new Receipt.Undelivered(action + ": " + detail);
        };
    }

    private Conclusion conclusion(HookEvent event, Looking looking, Notes notes, Instant startedAt, Timetable times) {
        if (settings.mode() == HookMode.OFF) {
            return new Conclusion.Answered(Answer.SUCCEEDED, "HookMode is off: nothing was judged");
        }
        var judgement = new Judgement(settings, looking, ledger, clock, nonces, notes);
        var judged = judged(judgement, event, notes, Duration.between(startedAt, times.judgeUntil()));
        return switch (judged) {
            case Conclusion.Answered(var answer, var why)
            when answer == Answer.FAILED && stackRollsBack() ->
                new Conclusion.Answered(
                        Answer.SUCCEEDED, "a rollback is never held up: the stack rolls back. Else: " + why);
            case Conclusion.Answered _, Conclusion.LeftAlone _ -> judged;
        };
    }

    private Conclusion judged(Judgement judgement, HookEvent event, Notes notes, Duration limit) {
        try {
            return timeBox.within(limit, () -> steps.within(Step.CHECK, () -> judgement.of(event)));
        } catch (TimeoutException e) {
            notes.found(
                    GateChecks.COMPLETED,
                    new Outcome.Unknown("the judgement was not finished after " + limit.toSeconds() + " s"));
        } catch (ExecutionException e) {
            notes.found(GateChecks.COMPLETED, new Outcome.Unknown("the judgement itself failed: " + e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            notes.found(GateChecks.COMPLETED, new Outcome.Unknown("the judgement was interrupted"));
        }
        return judgement.conclude();
    }

    private Conclusion underMode(Conclusion conclusion) {
        return switch (conclusion) {
            case Conclusion.Answered(var answer, var why) -> {
                var given = HookPolicy.under(settings.mode(), answer);
                yield given == answer
                        ? conclusion
                        : new Conclusion.Answered(
                                given, "HookMode is warn; enforce would have answered " + answer.word() + ": " + why);
            }
            case Conclusion.LeftAlone _ -> conclusion;
        };
    }

    /** False also where it cannot be found out: a Failed is changed by proof only. */
    private boolean stackRollsBack() {
        try {
            return timeBox.within(LAST_LOOK, this::lookForRollback);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean lookForRollback() {
        var look = clouds.open(clock.instant().plus(LAST_LOOK));
        return look.cloud().stacks().stack(settings.ownStack())
                        instanceof Observation.Present<StackFacts>(var stack, var _)
                && (stack.status().startsWith("UPDATE_ROLLBACK_")
                        || stack.status().startsWith("ROLLBACK_"));
    }

    private String record(HookEvent event, Run run, Notes notes, Conclusion conclusion, Receipt receipt) {
        return switch (conclusion) {
            case Conclusion.LeftAlone _ -> "nothing to record";
            case Conclusion.Answered(var answer, var _) -> {
                var entry = LedgerEntry.of(
                        LedgerKey.ofHook(settings.ownStack(), event.deploymentId(), event.executionId()), run);
                // What CodeDeploy was told by somebody else is not known here, so it is not written down.
                var told = receipt instanceof Receipt.Accepted ? entry.answered(answer) : entry;
                var shipping = notes.shipped().map(told::shipping).orElse(told);
                yield said(steps.within(
                        Step.LEDGER,
                        () -> ledger.record(notes.build().map(shipping::built).orElse(shipping))));
            }
        };
    }

    private static String said(Recorded recorded) {
        return switch (recorded) {
            case Recorded.Written() -> "recorded";
            case Recorded.Kept(var _) -> "a row that weighs as much was there";
            case Recorded.Lost(var why) -> "not recorded: " + why;
            case Recorded.NoLedgerHere() -> "there is no ledger";
        };
    }

    private static int evaluated(Notes notes) {
        return Math.toIntExact(notes.findings().stream()
                .filter(finding ->
                        finding.outcome() instanceof Outcome.Pass || finding.outcome() instanceof Outcome.Fail)
                .count());
    }
}
