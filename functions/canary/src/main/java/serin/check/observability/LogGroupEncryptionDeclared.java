package serin.check.observability;

import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.KeyComparison;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedLogGroup;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.LogGroupFacts;
import serin.observation.Observation;

/** The log group is encrypted with the declared key, by whatever name. */
final class LogGroupEncryptionDeclared implements Check<ExpectedLogGroup> {
    static final CheckInfo INFO = new CheckInfo(
            "logs.group.encryption",
            "is encrypted with the declared key",
            Severity.MEDIUM,
            Set.of("logs:DescribeLogGroups", "kms:DescribeKey"),
            Set.of("KmsKeyId"),
            "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html",
            "Associate the declared key with the group (aws logs associate-kms-key).");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedLogGroup> about() {
        return ExpectedLogGroup.class;
    }

    @Override
    public boolean appliesTo(ExpectedLogGroup expected) {
        return !(expected.kmsKey() instanceof Declared.Omitted<String>);
    }

    @Override
    public Outcome examine(ExpectedLogGroup expected, Context context) {
        return switch (expected.kmsKey()) {
            case Declared.Known<String>(var key) ->
                switch (LiveLogGroup.of(expected, context)) {
                    case Observation.Present<LogGroupFacts>(var group, var evidence) ->
                        KeyComparison.compare(
                                key, group.kmsKey().orElse(""), "CloudWatch Logs' own key", evidence, context);
                    case Observation.Absent<LogGroupFacts> _ -> LiveLogGroup.gone(expected);
                    case Observation.Unreadable<LogGroupFacts> unreadable -> Outcomes.unknown(unreadable);
                };
            case Declared.Omitted<String>() -> new Outcome.Skipped("the template does not declare it");
            case Declared.Secret<String>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<String>(var reason) -> Outcomes.unresolved(reason);
        };
    }
}
