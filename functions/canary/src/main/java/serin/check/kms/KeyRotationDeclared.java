package serin.check.kms;

import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedKey;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.KeyFacts;
import serin.observation.KeyRotationFacts;
import serin.observation.Observation;

/**
 * The key's material is rotated as declared.
 *
 * <p>While a key is pending deletion KMS answers that it is not rotated, whatever was set; that is the other finding's to say.
 */
final class KeyRotationDeclared implements Check<ExpectedKey> {
    static final CheckInfo INFO = new CheckInfo(
            "kms.key.rotation",
            "is rotated as declared",
            Severity.MEDIUM,
            Set.of("kms:GetKeyRotationStatus", "kms:DescribeKey"),
            Set.of("EnableKeyRotation", "RotationPeriodInDays"),
            "https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html",
            "Set the rotation as declared (aws kms enable-key-rotation).");

    private static final String PENDING = "Pending";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedKey> about() {
        return ExpectedKey.class;
    }

    @Override
    public boolean appliesTo(ExpectedKey expected) {
        return !(expected.rotation() instanceof Declared.Omitted<Boolean>);
    }

    @Override
    public Outcome examine(ExpectedKey expected, Context context) {
        var wanted = expected.rotation()
                .flatMap(on -> on
                        ? expected.rotationDays()
                                .map(days -> "every " + days + " days")
                                .orDefault("on")
                        : new Declared.Known<>("off"));
        return switch (wanted) {
            case Declared.Known<String>(var text) -> look(expected, text, context);
            case Declared.Omitted<String>() -> new Outcome.Skipped("the template does not declare it");
            case Declared.Secret<String>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<String>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Outcome look(ExpectedKey expected, String wanted, Context context) {
        var keys = context.cloud().keys();
        if (keys.key(expected.id()) instanceof Observation.Present<KeyFacts>(var key, var _)
                && key.state().startsWith(PENDING)) {
            return unusable(expected);
        }
        return switch (keys.rotation(expected.id())) {
            case Observation.Present<KeyRotationFacts>(var rotation, var evidence) -> {
                var found = show(rotation, wanted);
                yield found.equals(wanted)
                        ? new Outcome.Pass(found, evidence)
                        : new Outcome.Fail(wanted, found, evidence);
            }
            case Observation.Absent<KeyRotationFacts> _ -> unusable(expected);
            case Observation.Unreadable<KeyRotationFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    /** The period is part of it only where the template declares one. */
    private static String show(KeyRotationFacts rotation, String wanted) {
        if (!rotation.enabled()) {
            return "off";
        }
        return wanted.startsWith("every ") && rotation.periodDays().isPresent()
                ? "every " + rotation.periodDays().getAsInt() + " days"
                : "on";
    }

    private static Outcome unusable(ExpectedKey expected) {
        return Outcome.Skipped.because(
                new FindingRef(KeyEnabled.INFO.id(), expected.resource().logicalId()));
    }
}
