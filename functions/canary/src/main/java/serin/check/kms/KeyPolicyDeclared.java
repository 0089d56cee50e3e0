package serin.check.kms;

import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.check.PolicyComparison;
import serin.expectation.Declared;
import serin.expectation.ExpectedKey;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Observation;
import serin.policy.PolicyDocument;

/** The key's policy is the declared one: it lets in the account, roles and services that need the key, and nobody else. */
final class KeyPolicyDeclared implements Check<ExpectedKey> {
    static final CheckInfo INFO = new CheckInfo(
            "kms.key.policy",
            "has the declared policy",
            Severity.HIGH,
            Set.of("kms:GetKeyPolicy"),
            Set.of("KeyPolicy"),
            "https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html",
            "Put the declared policy back (aws kms put-key-policy), or change the template if the new one is meant.");

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
        return !(expected.policy() instanceof Declared.Omitted<PolicyDocument>);
    }

    @Override
    public Outcome examine(ExpectedKey expected, Context context) {
        return switch (context.cloud().keys().policy(expected.id())) {
            case Observation.Present<String>(var text, var evidence) ->
                PolicyComparison.parsed(text, live -> PolicyComparison.compare(expected.policy(), live, evidence));
            case Observation.Absent<String> _ ->
                Outcome.Skipped.because(
                        new FindingRef(KeyEnabled.INFO.id(), expected.resource().logicalId()));
            case Observation.Unreadable<String> unreadable -> Outcomes.unknown(unreadable);
        };
    }
}
