package serin.check.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.check.lambda.Invocation;
import serin.check.lambda.LambdaChecks;
import serin.check.lambda.Served;
import serin.expectation.ExpectedFunction;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.InvocationFacts;
import serin.observation.Observation;

/**
 * The function reads what the stack's rules hand it: a constant input and a scheduled event in their exact words.
 *
 * <p>Of an event that somebody else puts only the pattern is known. The function must say that it takes that detail-type; that it
 * says so is no proof, and turns nothing green by itself.
 */
final class EventAccepted implements Check<ExpectedFunction> {
    static final CheckInfo INFO = new CheckInfo(
            "probe.event-accepted",
            "reads what its rules hand it",
            Severity.CRITICAL,
            Set.of("lambda:InvokeFunction", "lambda:GetFunction"),
            Set.of(),
            "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html",
            "Let the function's code read this event, or point the rule at the function that does; an Input on the target replaces the event.");

    private final Inside inside;

    EventAccepted(Inside inside) {
        this.inside = inside;
    }

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedFunction> about() {
        return ExpectedFunction.class;
    }

    @Override
    public boolean appliesTo(ExpectedFunction expected) {
        return Invocation.declaresProbe(expected);
    }

    @Override
    public Outcome examine(ExpectedFunction expected, Context context) {
        var inputs = RuleInputs.of(expected, context);
        return inputs.isEmpty()
                ? new Outcome.Skipped("no rule of the stack hands it anything")
                : inside.judge(expected, context, heard -> judge(inputs, heard));
    }

    private static Outcome judge(List<RuleInput> inputs, Heard heard) {
        if (heard.answer().events().isEmpty()) {
            return new Outcome.Skipped("the function declares no events that it takes");
        }
        var said = new Said();
        exact(heard, said);
        for (var input : inputs) {
            switch (input) {
                case RuleInput.Exact _ -> {
                    // Each different one has been tried.
                }
                case RuleInput.OfType(var rule, var types) ->
                    said.type(rule, types, heard.answer().events());
                case RuleInput.Untold(var rule, var why) -> said.open.add(rule + ": " + why);
                case RuleInput.Unresolved(var rule, var reason) ->
                    said.unknown.add(Outcomes.unresolved(rule + ": " + reason));
            }
        }
        return said.outcome(heard);
    }

    /** The first went with the one question that the function was asked; any further one costs a question of its own. */
    private static void exact(Heard heard, Said said) {
        var inputs = RuleInputs.exact(heard.function(), heard.context());
        for (var input : inputs) {
            if (input.equals(inputs.getFirst())) {
                said.reading(input.rule(), heard.answer());
            } else {
                again(input, heard, said);
            }
        }
    }

    private static void again(RuleInput.Exact input, Heard heard, Said said) {
        var probe = heard.context()
                .probes()
                .again(
                        heard.function(),
                        Served.qualifier(heard.function()),
                        Question.about(input.text()),
                        ProbeAnswers.timeout(heard.facts()),
                        heard.context());
        switch (probe.answer()) {
            case Observation.Present<InvocationFacts>(var invocation, var _) -> {
                switch (ProbeAnswer.of(invocation.payload(), probe.nonce())) {
                    case ProbeAnswer.Answered answered -> said.reading(input.rule(), answered);
                    case ProbeAnswer.NoAnswer(var problem) ->
                        said.unknown.add(new Outcome.Unknown(input.rule() + ": asked for it, " + problem));
                }
            }
            case Observation.Absent<InvocationFacts>(var what, var _) ->
                said.unknown.add(new Outcome.Unknown(input.rule() + ": " + what));
            case Observation.Unreadable<InvocationFacts> unreadable -> said.unknown.add(Outcomes.unknown(unreadable));
        }
    }

    /** What there is to say of all inputs, by how much it weighs. */
    private static final class Said {
        private final List<String> refusing = new ArrayList<>();
        private final List<String> refused = new ArrayList<>();
        private final List<Outcome> unknown = new ArrayList<>();
        private final List<String> accepted = new ArrayList<>();
        private final List<String> open = new ArrayList<>();

        void reading(String rule, ProbeAnswer.Answered answer) {
            var read = answer.dependencies().stream()
                    .filter(dependency -> dependency.kind() == Dependency.Kind.EVENT
                            && dependency.name().equals(Dependency.GIVEN_EVENT))
                    .findFirst();
            if (read.isEmpty()) {
                unknown.add(
                        new Outcome.Unknown(rule + ": the function did not answer for the event that it was shown"));
                return;
            }
            var detail = read.get().detail().isEmpty()
                    ? read.get().outcome()
                    : read.get().detail();
            switch (read.get().conduct()) {
                case OK -> accepted.add(rule + ": " + detail);
                case BAD -> refuse(rule, detail);
                case UNPROVEN, UNCLEAR -> unknown.add(new Outcome.Unknown(rule + ": " + detail));
            }
        }

        void type(String rule, Set<String> types, List<String> taken) {
            var strange = types.stream()
                    .filter(type -> !taken.contains(type))
                    .sorted()
                    .toList();
            if (strange.isEmpty()) {
                open.add(rule + ": "
                        + (types.isEmpty()
                                ? "any detail-type"
                                : String.join(", ", types.stream().sorted().toList()))
                        + ", of which no whole event is known");
            } else {
                refuse(rule, "it takes " + String.join(", ", taken) + ", not " + String.join(", ", strange));
            }
        }

        Outcome outcome(Heard heard) {
            if (!refused.isEmpty()) {
                return new Outcome.Fail(
                        "what " + String.join(", ", refusing) + " hands over is read",
                        String.join("; ", refused),
                        heard.evidence(),
                        LambdaChecks.misconfiguration(heard.function(), heard.context()));
            }
            var notProven = "not proven: " + String.join("; ", open);
            return unknown.stream()
                    .findFirst()
                    .orElseGet(() -> accepted.isEmpty()
                            ? new Outcome.Skipped(notProven)
                            : new Outcome.Pass(
                                    String.join("; ", accepted) + (open.isEmpty() ? "" : "; " + notProven),
                                    heard.evidence()));
        }

        private void refuse(String rule, String why) {
            refusing.add(rule);
            refused.add(rule + ": " + why);
        }
    }
}
