package serin.check.kms;

import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedKey;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.KeyFacts;
import serin.observation.Observation;

/** The key is there and can be used. */
final class KeyEnabled implements Check<ExpectedKey> {
    static final CheckInfo INFO = new CheckInfo(
            "kms.key.enabled",
            "can be used",
            Severity.CRITICAL,
            Set.of("kms:DescribeKey"),
            Set.of("Enabled"),
            "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
            "Enable the key (aws kms enable-key), after aws kms cancel-key-deletion where it is pending deletion.");

    private static final String ENABLED = "Enabled";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedKey> about() {
        return ExpectedKey.class;
    }

    @Override
    public Outcome examine(ExpectedKey expected, Context context) {
        return switch (expected.enabled()) {
            case Declared.Known<Boolean>(var enabled) -> look(expected, enabled ? ENABLED : "Disabled", context);
            case Declared.Omitted<Boolean>() -> look(expected, ENABLED, context);
            case Declared.Secret<Boolean>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<Boolean>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Outcome look(ExpectedKey expected, String wanted, Context context) {
        return switch (context.cloud().keys().key(expected.id())) {
            case Observation.Present<KeyFacts>(var key, var evidence) ->
                key.state().equals(wanted)
                        ? new Outcome.Pass(key.state(), evidence)
                        : new Outcome.Fail(wanted, key.state(), evidence);
            case Observation.Absent<KeyFacts>(var what, var evidence) -> new Outcome.Fail(wanted, what, evidence);
            case Observation.Unreadable<KeyFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }
}
