package serin.gate;

import java.util.List;
import java.util.Optional;
import serin.check.Outcomes;
import serin.check.lambda.FunctionActive;
import serin.check.lambda.Invocation;
import serin.check.probe.ProbeAnswer.Answered;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.gate.Witness.Heard;
import serin.ledger.ShippedVersion;
import serin.observation.DryRunFacts;
import serin.observation.Evidence;
import serin.observation.FunctionFacts;
import serin.observation.Observation;

/** Judges the target version by what it does, and by nothing else: in the middle of an update, wiring and template prove nothing. */
final class VersionTrial {
    /** What Lambda answers to a dry run that would be allowed. */
    private static final int NO_CONTENT = 204;

    /** In a row, after the shift: a version that leaks dies at the third. */
    private static final int QUESTIONS_AFTER = 3;

    private final Looking looking;
    private final Witness witness;
    private final ShippedVersion shipped;
    private final Notes notes;

    VersionTrial(Looking looking, Witness witness, ShippedVersion shipped, Notes notes) {
        this.looking = looking;
        this.witness = witness;
        this.shipped = shipped;
        this.notes = notes;
    }

    void examine(Moment moment) {
        var target = version(shipped.target());
        switch (target) {
            case Observation.Present<FunctionFacts>(var facts, var evidence) -> {
                notes.builtAs(facts.codeSha256());
                if (FunctionActive.isActive(facts)) {
                    notes.found(GateChecks.ACTIVE, new Outcome.Pass(state(facts), evidence));
                    behaviour(facts, moment);
                } else {
                    notes.found(GateChecks.ACTIVE, new Outcome.Fail("Active, Successful", state(facts), evidence));
                    notes.found(GateChecks.ANSWERS, because(GateChecks.ACTIVE));
                }
            }
            case Observation.Absent<FunctionFacts>(var what, var evidence) ->
                notes.found(GateChecks.ACTIVE, new Outcome.Fail("Active, Successful", what, evidence));
            case Observation.Unreadable<FunctionFacts> unreadable ->
                notes.found(GateChecks.ACTIVE, Outcomes.unknown(unreadable));
        }
    }

    private void behaviour(FunctionFacts target, Moment moment) {
        if (!Invocation.answersProbe(target)) {
            dryRun();
            notes.found(
                    GateChecks.ANSWERS,
                    new Outcome.Skipped("weaker proof: version " + shipped.target()
                            + " does not declare SERIN_PROBE=1, so only its state and a dry run are known"));
            return;
        }
        switch (ask(target, moment)) {
            case Heard.Said(var answer, var executed, var evidence) -> {
                notes.found(GateChecks.ANSWERS, new Outcome.Pass("answered the probe with its nonce", evidence));
                notes.found(GateChecks.VERSION, version(answer, executed, evidence));
                var sound = dependencies(answer, evidence);
                rehearsals(target, answer, evidence, sound ? moment : Moment.AFTER);
            }
            case Heard.Nothing(var why, var evidence) ->
                notes.found(
                        GateChecks.ANSWERS, new Outcome.Fail("an answer to the probe with its nonce", why, evidence));
            case Heard.Unheard(var unreadable) -> notes.found(GateChecks.ANSWERS, Outcomes.unknown(unreadable));
        }
    }

    /** The first answer, unless a later one of those in a row is worse. */
    private Heard ask(FunctionFacts target, Moment moment) {
        var first = witness.askPatiently(target);
        return switch (moment) {
            case BEFORE -> first;
            case AFTER -> {
                for (var question = 2; question <= QUESTIONS_AFTER && isGood(first); question++) {
                    var again = witness.ask(target);
                    if (!isGood(again)) {
                        yield numbered(again, question);
                    }
                }
                yield first;
            }
        };
    }

    private static boolean isGood(Heard heard) {
        return switch (heard) {
            case Heard.Said(var answer, var _, var _) ->
                answer.rehearsals().stream().allMatch(each -> each.isOk());
            case Heard.Nothing _, Heard.Unheard _ -> false;
        };
    }

    private static Heard numbered(Heard heard, int question) {
        return heard instanceof Heard.Nothing(var why, var evidence)
                ? new Heard.Nothing(
                        "asked " + QUESTIONS_AFTER + " times in a row, at question " + question + ": " + why, evidence)
                : heard;
    }

    private Outcome version(Answered answer, Optional<String> executed, Evidence evidence) {
        var expected = "version " + shipped.target();
        if (executed.isPresent() && !executed.get().equals(shipped.target())) {
            return new Outcome.Fail(expected, "Lambda ran another version", evidence);
        }
        if (!answer.version().equals(Optional.of(shipped.target()))) {
            return new Outcome.Fail(
                    expected, "it answers as version " + answer.version().orElse("unknown"), evidence);
        }
        return executed.isEmpty()
                ? new Outcome.Unknown("Lambda did not say which version it ran")
                : new Outcome.Pass(expected, evidence);
    }

    /** @return whether all of them can be used */
    private boolean dependencies(Answered answer, Evidence evidence) {
        var sound = true;
        for (var each : answer.dependencies()) {
            var what = each.name() + " (" + each.operation() + ")";
            var found = what + " " + each.outcome() + (each.detail().isEmpty() ? "" : ": " + each.detail());
            Outcome outcome = switch (each.conduct()) {
                case OK -> new Outcome.Pass(what, evidence);
                case BAD -> new Outcome.Fail(what + " ok", found, evidence);
                case UNPROVEN -> new Outcome.Skipped("not tried from inside: " + found);
                case UNCLEAR -> new Outcome.Unknown(found);
            };
            notes.found(GateChecks.dependency(each.kind(), each.operation()), outcome);
            sound &= !(outcome instanceof Outcome.Fail);
        }
        return sound;
    }

    private void rehearsals(FunctionFacts target, Answered answer, Evidence evidence, Moment moment) {
        if (answer.rehearsals().isEmpty()) {
            notes.found(GateChecks.REHEARSAL, new Outcome.Skipped("the version declares no rehearsal"));
            return;
        }
        for (var each : answer.rehearsals()) {
            if (!each.isOk()) {
                notes.found(
                        GateChecks.REHEARSAL,
                        new Outcome.Fail(
                                each.name() + " ok",
                                each.name() + " " + each.outcome() + " in " + each.millis() + " ms"
                                        + (each.detail().isEmpty() ? "" : ": " + each.detail()),
                                evidence));
                return;
            }
        }
        notes.found(
                GateChecks.REHEARSAL,
                switch (moment) {
                    case BEFORE -> compared(target, answer, evidence);
                    case AFTER -> new Outcome.Pass(names(answer) + " ok", evidence);
                });
    }

    private Outcome compared(FunctionFacts target, Answered answer, Evidence evidence) {
        if (shipped.current().equals(shipped.target())) {
            return alone(answer, evidence, "there is no other version yet");
        }
        return switch (version(shipped.current())) {
            case Observation.Present<FunctionFacts>(var current, var _) ->
                !Invocation.answersProbe(current) || !FunctionActive.isActive(current)
                        ? alone(answer, evidence, "version " + shipped.current() + " cannot be asked")
                        : compared(target, current, answer, evidence);
            case Observation.Absent<FunctionFacts>(var what, var _) -> alone(answer, evidence, what);
            case Observation.Unreadable<FunctionFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private Outcome compared(FunctionFacts target, FunctionFacts current, Answered answer, Evidence evidence) {
        return switch (witness.askPatiently(current)) {
            case Heard.Said(var before, var _, var _) ->
                switch (new Comparison(witness, target, current).of(answer, before)) {
                    case Comparison.Same(var note) -> new Outcome.Pass(note, evidence);
                    case Comparison.Differs(var expected, var actual) -> new Outcome.Fail(expected, actual, evidence);
                    case Comparison.Unclear(var unreadable) -> Outcomes.unknown(unreadable);
                };
            case Heard.Nothing(var why, var _) ->
                alone(answer, evidence, "version " + shipped.current() + " gave no answer: " + why);
            case Heard.Unheard(var unreadable) -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome alone(Answered answer, Evidence evidence, String why) {
        return new Outcome.Pass(names(answer) + " ok; not compared: " + why, evidence);
    }

    private static String names(Answered answer) {
        return String.join(
                ", ", answer.rehearsals().stream().map(each -> each.name()).toList());
    }

    private void dryRun() {
        notes.found(
                GateChecks.DRY_RUN,
                switch (looking.<DryRunFacts>see(
                        cloud -> cloud.functions().dryRun(shipped.function(), shipped.target()))) {
                    case Observation.Present<DryRunFacts>(DryRunFacts(var status), var evidence) ->
                        status == NO_CONTENT
                                ? new Outcome.Pass("status " + status, evidence)
                                : new Outcome.Fail("status " + NO_CONTENT, "status " + status, evidence);
                    case Observation.Absent<DryRunFacts>(var what, var evidence) ->
                        new Outcome.Fail("status " + NO_CONTENT, what, evidence);
                    case Observation.Unreadable<DryRunFacts> unreadable -> Outcomes.unknown(unreadable);
                });
    }

    private Observation<FunctionFacts> version(String number) {
        return looking.see(cloud -> cloud.functions().function(shipped.function(), number));
    }

    private Outcome because(CheckInfo check) {
        return Outcome.Skipped.because(new FindingRef(check.id(), shipped.function()));
    }

    private static String state(FunctionFacts facts) {
        return String.join(", ", List.of("version " + facts.version() + " " + facts.state(), facts.lastUpdateStatus()))
                + (facts.stateReason().isEmpty() ? "" : ": " + facts.stateReason());
    }
}
