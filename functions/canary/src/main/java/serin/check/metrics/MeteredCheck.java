package serin.check.metrics;

import java.util.stream.Stream;
import serin.check.Check;
import serin.check.Context;
import serin.expectation.Expectation;

/** A check that rests on metrics. It says beforehand which, so that one call can ask for those of all checks. */
public interface MeteredCheck<E extends Expectation> extends Check<E> {
    /** The IAM action that it needs. */
    String READS = "cloudwatch:GetMetricData";

    /** Every metric that {@link #examine} may look at; reads nothing but what the run has read of the stack itself. */
    Stream<MetricQuestion> questions(E expected, Context context);
}
