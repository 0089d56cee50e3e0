package serin.check.lambda;

import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedMapping;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.MappingFacts;
import serin.observation.Observation;

/** The event source mapping is there, and is on or off as declared. */
final class MappingEnabled implements Check<ExpectedMapping> {
    static final CheckInfo INFO = new CheckInfo(
            "lambda.mapping.enabled",
            "is enabled as declared",
            Severity.CRITICAL,
            Set.of("lambda:ListEventSourceMappings"),
            Set.of("Enabled"),
            "https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingConfiguration.html",
            "Enable the mapping (aws lambda update-event-source-mapping --enabled), or create it again where it is gone.");

    /** What is on its way counts as there: the states in between last seconds to minutes. */
    private static final Set<String> ON = Set.of("Enabled", "Enabling", "Creating", "Updating");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedMapping> about() {
        return ExpectedMapping.class;
    }

    @Override
    public Outcome examine(ExpectedMapping expected, Context context) {
        return switch (expected.enabled()) {
            case Declared.Known<Boolean>(var enabled) ->
                switch (LiveMapping.of(expected, context)) {
                    case Observation.Present<MappingFacts>(var mapping, var evidence) ->
                        compare(enabled, mapping, evidence);
                    case Observation.Absent<MappingFacts>(var what, var evidence) ->
                        new Outcome.Fail("event source mapping " + expected.id(), what, evidence);
                    case Observation.Unreadable<MappingFacts> unreadable -> Outcomes.unknown(unreadable);
                };
            case Declared.Omitted<Boolean>() -> new Outcome.Skipped("the template does not declare it");
            case Declared.Secret<Boolean>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<Boolean>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Outcome compare(boolean enabled, MappingFacts mapping, Evidence evidence) {
        return ON.contains(mapping.state()) == enabled
                ? new Outcome.Pass(mapping.state(), evidence)
                : new Outcome.Fail(enabled ? "Enabled" : "Disabled", mapping.state(), evidence);
    }
}
