package serin.check.probe;

import java.util.Optional;
import serin.check.Context;
import serin.expectation.ExpectedFunction;
import serin.observation.Evidence;
import serin.observation.FunctionFacts;

/**
 * An answer, and whose it is.
 *
 * @param facts of the version that serves
 * @param executed the version that Lambda says it ran
 */
record Heard(
        ExpectedFunction function,
        FunctionFacts facts,
        ProbeAnswer.Answered answer,
        Optional<String> executed,
        Evidence evidence,
        Context context) {}
