package serin.check.probe;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.check.lambda.Invocation;
import serin.check.lambda.LambdaChecks;
import serin.check.lambda.Served;
import serin.expectation.ExpectedFunction;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.FunctionFacts;
import serin.observation.InvocationFacts;
import serin.observation.Observation;

/**
 * The function runs and answers the probe, with the question's nonce.
 *
 * <p>Only where both the template and the version that serves say {@code SERIN_PROBE=1}: any other version would take the question
 * for a real event.
 */
final class ProbeAnswers implements Check<ExpectedFunction> {
    static final CheckInfo INFO = new CheckInfo(
            "probe.answers",
            "answers the probe",
            Severity.CRITICAL,
            Set.of("lambda:InvokeFunction", "lambda:GetFunction"),
            Set.of(),
            "https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html",
            "Read the function's log of this invocation and mend what it names; the handler must be wrapped by the probe library.");

    /** How long a run waits for one function, whatever time-out the function has. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int OK = 200;
    private static final String EXPECTED = "an answer to the probe with its nonce";

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
        return Invocation.obstacle(expected, context).orElseGet(() -> switch (Served.read(expected, context)) {
            case Observation.Present<FunctionFacts>(var facts, var _) ->
                Invocation.answersProbe(facts)
                        ? ask(expected, facts, context)
                        : Outcome.Skipped.because(new FindingRef(
                                LambdaChecks.ENVIRONMENT, expected.resource().logicalId()));
            case Observation.Absent<FunctionFacts> _ -> Served.absence(expected, context);
            case Observation.Unreadable<FunctionFacts> unreadable -> Outcomes.unknown(unreadable);
        });
    }

    /** How long the function itself may run, and no longer than a run has patience. */
    static Duration timeout(FunctionFacts facts) {
        var own = Duration.ofSeconds(facts.timeoutSeconds());
        return own.compareTo(PATIENCE) < 0 ? own : PATIENCE;
    }

    private Outcome ask(ExpectedFunction expected, FunctionFacts facts, Context context) {
        var probe = context.probes().ask(expected, timeout(facts), context);
        return switch (probe.answer()) {
            case Observation.Present<InvocationFacts>(var invocation, var evidence) ->
                problem(invocation, probe.nonce())
                        .<Outcome>map(problem -> new Outcome.Fail(
                                EXPECTED, problem, evidence, LambdaChecks.misconfiguration(expected, context)))
                        .orElseGet(() -> pass(invocation, evidence));
            case Observation.Absent<InvocationFacts> _ -> Served.absence(expected, context);
            case Observation.Unreadable<InvocationFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome pass(InvocationFacts invocation, Evidence evidence) {
        return new Outcome.Pass(
                "answered"
                        + invocation
                                .executedVersion()
                                .map(version -> " by version " + OneLine.name(version))
                                .orElse(""),
                evidence);
    }

    private static Optional<String> problem(InvocationFacts invocation, String nonce) {
        if (invocation.functionError().isPresent()) {
            return Optional.of(AnswerReader.error(invocation.functionError().get(), invocation.payload()));
        }
        if (invocation.statusCode() != OK) {
            return Optional.of("status " + invocation.statusCode());
        }
        return switch (ProbeAnswer.of(invocation.payload(), nonce)) {
            case ProbeAnswer.Answered _ -> Optional.empty();
            case ProbeAnswer.NoAnswer(var problem) -> Optional.of(problem);
        };
    }
}
