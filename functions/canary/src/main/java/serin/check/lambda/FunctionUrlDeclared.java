package serin.check.lambda;

import java.util.Optional;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.NamedValues;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedAlias;
import serin.expectation.ExpectedFunction;
import serin.expectation.ExpectedUrl;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.ResourceRef;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.FunctionFacts;
import serin.observation.FunctionUrlFacts;
import serin.observation.Observation;

/**
 * The function has the addresses that the template gives it, as declared, and no other: not being called over HTTP is a promise.
 *
 * <p>The unqualified function is always asked. An alias is asked where the template gives it an address, and where its policy, which
 * is read anyway, lets anybody use one or cannot be read: without such a statement only this account's own callers could.
 */
final class FunctionUrlDeclared implements Check<ExpectedFunction> {
    static final CheckInfo INFO = new CheckInfo(
            "lambda.function.url",
            "is called over HTTP only as declared",
            Severity.CRITICAL,
            Set.of("lambda:GetFunctionUrlConfig", "lambda:GetPolicy", "lambda:GetFunction"),
            Set.of("AuthType", "Cors", "InvokeMode", "Qualifier", "TargetFunctionArn"),
            "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
            "Delete the address (aws lambda delete-function-url-config), or declare it as an AWS::Lambda::Url.");

    private static final String USES_IT = "InvokeFunctionUrl";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedFunction> about() {
        return ExpectedFunction.class;
    }

    @Override
    public ResourceRef resource(ExpectedFunction expected) {
        // One of which it is not known whose it is is asked for with every function.
        return expected.urls().size() == 1
                        && expected.urls().getFirst().function().known().isPresent()
                ? expected.urls().getFirst().resource()
                : expected.resource();
    }

    @Override
    public Outcome examine(ExpectedFunction expected, Context context) {
        for (var url : expected.urls()) {
            if (url.function().known().isEmpty()) {
                return Outcomes.unresolved("of which function " + url.resource().logicalId() + " is the address");
            }
            if (!(url.qualifier() instanceof Declared.Known<String>)
                    && !(url.qualifier() instanceof Declared.Omitted<String>)) {
                return Outcomes.unresolved("of which alias " + url.resource().logicalId() + " is the address");
            }
        }
        var outcome = examine(expected, Optional.empty(), context);
        var aliases = context.stack()
                .all(ExpectedAlias.class)
                .filter(alias -> alias.function().known().equals(Optional.of(expected.name())))
                .flatMap(alias -> alias.name().known().stream())
                .distinct()
                .filter(alias -> declared(expected, Optional.of(alias)).isPresent()
                        || mayBeUsed(expected.name(), alias, context))
                .toList();
        for (var alias : aliases) {
            if (!(outcome instanceof Outcome.Pass)) {
                return outcome;
            }
            outcome = examine(expected, Optional.of(alias), context);
        }
        return outcome;
    }

    private static Outcome examine(ExpectedFunction expected, Optional<String> alias, Context context) {
        var functions = context.cloud().functions();
        var wanted = declared(expected, alias);
        var look =
                alias.map(name -> functions.url(expected.name(), name)).orElseGet(() -> functions.url(expected.name()));
        return switch (look) {
            case Observation.Present<FunctionUrlFacts>(var url, var evidence) ->
                wanted.map(declared -> NamedValues.compare(declared.settings(), url.settings(), evidence))
                        .orElseGet(() -> new Outcome.Fail(
                                "no address",
                                alias.map(name -> name + " has one").orElse("an address")
                                        + " with AuthType "
                                        + url.settings().getOrDefault("AuthType", "unknown"),
                                evidence));
            case Observation.Absent<FunctionUrlFacts>(var _, var evidence) ->
                absent(expected, wanted.isPresent(), evidence, context);
            case Observation.Unreadable<FunctionUrlFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    /** That there is no address proves something only of a function that is there. */
    private static Outcome absent(ExpectedFunction expected, boolean wanted, Evidence evidence, Context context) {
        return switch (context.cloud().functions().latest(expected.name())) {
            case Observation.Present<FunctionFacts> _ ->
                wanted
                        ? new Outcome.Fail("the declared address", "no address", evidence)
                        : new Outcome.Pass("no address", evidence);
            case Observation.Absent<FunctionFacts> _ -> Outcome.Skipped.because(Served.active(expected));
            case Observation.Unreadable<FunctionFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static boolean mayBeUsed(String function, String alias, Context context) {
        return switch (context.cloud().functions().policy(function, alias)) {
            case Observation.Present<String>(var policy, var _) -> policy.contains(USES_IT);
            case Observation.Absent<String> _ -> false;
            case Observation.Unreadable<String> _ -> true;
        };
    }

    private static Optional<ExpectedUrl> declared(ExpectedFunction expected, Optional<String> alias) {
        return expected.urls().stream().filter(url -> url.alias().equals(alias)).findFirst();
    }
}
