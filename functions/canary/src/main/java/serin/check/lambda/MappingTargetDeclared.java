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

/** The event source mapping calls the declared function, by the declared alias. */
final class MappingTargetDeclared implements Check<ExpectedMapping> {
    static final CheckInfo INFO = new CheckInfo(
            "lambda.mapping.target",
            "calls the declared function or alias",
            Severity.CRITICAL,
            Set.of("lambda:ListEventSourceMappings"),
            Set.of("FunctionName"),
            "https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingConfiguration.html",
            "Point the mapping at the declared function (aws lambda update-event-source-mapping --function-name).");

    private static final String FUNCTION = ":function:";

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
        return switch (expected.function()) {
            case Declared.Known<String>(var function) ->
                LiveMapping.judge(expected, context, (mapping, evidence) -> compare(function, mapping, evidence));
            case Declared.Omitted<String>() -> new Outcome.Skipped("the template does not declare it");
            case Declared.Secret<String>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<String>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Outcome compare(String declared, MappingFacts mapping, Evidence evidence) {
        return plain(declared).equals(plain(mapping.functionArn()))
                ? new Outcome.Pass(mapping.functionArn(), evidence)
                : new Outcome.Fail(declared, mapping.functionArn(), evidence);
    }

    /** Name and qualifier; an account or a part of the ARN may stand before them. */
    private static String plain(String function) {
        var at = function.indexOf(FUNCTION);
        var plain = at < 0 ? function : function.substring(at + FUNCTION.length());
        return plain.endsWith(":$LATEST") ? plain.substring(0, plain.indexOf(":$LATEST")) : plain;
    }
}
