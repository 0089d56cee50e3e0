package serin.check.lambda;

import java.util.HashMap;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.NamedValues;
import serin.expectation.Declared;
import serin.expectation.ExpectedMapping;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.MappingFacts;

/** The event source mapping batches, filters, repeats and gives up as declared. */
final class MappingSettingsDeclared implements Check<ExpectedMapping> {
    static final CheckInfo INFO = new CheckInfo(
            "lambda.mapping.settings",
            "hands records over as declared",
            Severity.MEDIUM,
            Set.of("lambda:ListEventSourceMappings"),
            Set.of(
                    "BatchSize",
                    "BisectBatchOnFunctionError",
                    "DestinationConfig",
                    "FilterCriteria",
                    "FunctionResponseTypes",
                    "MaximumBatchingWindowInSeconds",
                    "MaximumRecordAgeInSeconds",
                    "MaximumRetryAttempts",
                    "ParallelizationFactor",
                    "ScalingConfig",
                    "StartingPosition",
                    "TumblingWindowInSeconds"),
            "https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingConfiguration.html",
            "Set what differs as declared (aws lambda update-event-source-mapping).");

    private static final String FILTERS = "FilterCriteria";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedMapping> about() {
        return ExpectedMapping.class;
    }

    @Override
    public boolean appliesTo(ExpectedMapping expected) {
        return expected.settings().values().stream().anyMatch(value -> !(value instanceof Declared.Omitted<String>));
    }

    @Override
    public Outcome examine(ExpectedMapping expected, Context context) {
        return LiveMapping.judge(expected, context, (mapping, evidence) -> compare(expected, mapping, evidence));
    }

    private static Outcome compare(ExpectedMapping expected, MappingFacts mapping, Evidence evidence) {
        var live = new HashMap<>(mapping.settings());
        live.put(FILTERS, ExpectedMapping.patternsOf(mapping.filters()));
        live.putIfAbsent("FunctionResponseTypes", "none");
        return NamedValues.compare(expected.settings(), live, evidence);
    }
}
