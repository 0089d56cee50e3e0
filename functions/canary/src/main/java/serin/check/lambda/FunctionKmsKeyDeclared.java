package serin.check.lambda;

import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.KeyComparison;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedFunction;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.FunctionFacts;
import serin.observation.Observation;

/** The key that encrypts the environment that serves is the declared one, by whatever name. */
final class FunctionKmsKeyDeclared implements Check<ExpectedFunction> {
    static final CheckInfo INFO = new CheckInfo(
            "lambda.function.kms-key",
            "serves with the declared KMS key",
            Severity.HIGH,
            Set.of("lambda:GetFunction", "lambda:GetAlias", "kms:DescribeKey"),
            Set.of("KmsKeyArn"),
            "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html",
            "Deploy the stack again so that a version under the template's key is published.");

    /** CloudFormation and Lambda take an empty text for it. */
    private static final String OWN_KEY = "the service's own key";

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
        return !(expected.kmsKey() instanceof Declared.Omitted<String>);
    }

    @Override
    public Outcome examine(ExpectedFunction expected, Context context) {
        return switch (expected.kmsKey()) {
            case Declared.Known<String>(var key) ->
                switch (Served.read(expected, context)) {
                    case Observation.Present<FunctionFacts>(var facts, var evidence) ->
                        KeyComparison.compare(key, facts.kmsKey().orElse(""), OWN_KEY, evidence, context);
                    case Observation.Absent<FunctionFacts> _ -> Outcome.Skipped.because(Served.active(expected));
                    case Observation.Unreadable<FunctionFacts> unreadable -> Outcomes.unknown(unreadable);
                };
            case Declared.Omitted<String>() -> new Outcome.Skipped("the template does not declare it");
            case Declared.Secret<String>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<String>(var reason) -> Outcomes.unresolved(reason);
        };
    }
}
