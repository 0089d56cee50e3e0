package serin.check.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.ExpectedAlias;
import serin.expectation.ExpectedFunction;
import serin.expectation.ExpectedPermission;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.FunctionFacts;
import serin.observation.Observation;
import serin.policy.MalformedPolicy;
import serin.policy.PolicyDocument;
import serin.policy.Statement;

/**
 * Nobody may use the function but those whom the template lets: the policies of the function and of each of its aliases, statement
 * by statement.
 *
 * <p>A statement is a declared one when it lets the same principal do the same under the same condition, in whatever form and under
 * whatever Sid. One that differs only in its condition from a declared statement for EventBridge that is itself missing is that
 * statement, changed: {@code eventbridge.rule.target-permission} says so of the permission, and nothing is said again here.
 */
public final class FunctionNotPublic implements Check<ExpectedFunction> {
    static final CheckInfo INFO = new CheckInfo(
            "lambda.function.public-access",
            "lets in nobody but whom the template lets in",
            Severity.CRITICAL,
            Set.of("lambda:GetPolicy", "lambda:GetFunction"),
            Set.of(),
            "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html",
            "Remove the statement (aws lambda remove-permission with its Sid), or declare it as an AWS::Lambda::Permission.");
    private static final String TARGET_PERMISSION = "eventbridge.rule.target-permission";
    private static final String EXPECTED = "nobody but whom the template lets in";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedFunction> about() {
        return ExpectedFunction.class;
    }

    @Override
    public Outcome examine(ExpectedFunction expected, Context context) {
        var intruders = new ArrayList<Intruder>();
        var counted = 0;
        Optional<Evidence> evidence = Optional.empty();
        for (var qualifier : qualifiers(expected, context)) {
            switch (policy(expected.name(), qualifier, context)) {
                case Observation.Present<String>(var text, var seen) -> {
                    try {
                        var statements = PolicyDocument.parse(text).statements();
                        counted += statements.size();
                        intruders.addAll(
                                new Grants(permissions(expected, qualifier, context)).intruders(statements, qualifier));
                    } catch (MalformedPolicy e) {
                        return new Outcome.Unknown("the live policy is not understood: " + e.getMessage());
                    }
                    evidence = Optional.of(seen);
                }
                // No policy lets nobody in.
                case Observation.Absent<String> absent -> evidence = evidence.or(() -> Optional.of(absent.evidence()));
                case Observation.Unreadable<String> unreadable -> {
                    return Outcomes.unknown(unreadable);
                }
            }
        }
        var seen = evidence.orElse(Evidence.of("lambda:GetPolicy"));
        return intruders.isEmpty()
                ? nobody(expected, counted, seen, context)
                : fail(intruders, expected, seen, context);
    }

    /** An absent policy proves something only of a function that is there. */
    private static Outcome nobody(ExpectedFunction expected, int counted, Evidence evidence, Context context) {
        if (counted > 0) {
            return new Outcome.Pass(counted + " statements, each declared", evidence);
        }
        return switch (context.cloud().functions().latest(expected.name())) {
            case Observation.Present<FunctionFacts> _ -> new Outcome.Pass("no statement", evidence);
            case Observation.Absent<FunctionFacts> _ ->
                Outcome.Skipped.because(
                        new FindingRef(Served.ACTIVE, expected.resource().logicalId()));
            case Observation.Unreadable<FunctionFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome fail(
            List<Intruder> intruders, ExpectedFunction expected, Evidence evidence, Context context) {
        var undecided = context.stack()
                .all(ExpectedPermission.class)
                .filter(permission -> permission.statement().isEmpty())
                .filter(permission -> permission
                        .functionName()
                        .filter(name -> !name.equals(expected.name()))
                        .isEmpty())
                .findFirst();
        if (undecided.isPresent()
                && intruders.stream().noneMatch(intruder -> intruder.statement().isPublic())) {
            return Outcomes.unresolved(undecided.get().resource().logicalId() + " is not wholly resolved and may be "
                    + intruders.getFirst().statement());
        }
        var actual = intruders.stream().map(Intruder::toString).limit(3).toList();
        return new Outcome.Fail(
                EXPECTED,
                String.join("; ", actual),
                evidence,
                intruders.stream()
                        .flatMap(intruder -> intruder.causedBy().stream())
                        .findFirst());
    }

    private static Observation<String> policy(String function, Optional<String> qualifier, Context context) {
        var functions = context.cloud().functions();
        return qualifier.map(text -> functions.policy(function, text)).orElseGet(() -> functions.policy(function));
    }

    private static List<Optional<String>> qualifiers(ExpectedFunction function, Context context) {
        var aliases = context.stack()
                .all(ExpectedAlias.class)
                .filter(alias -> alias.function().known().equals(Optional.of(function.name())))
                .flatMap(alias -> alias.name().known().stream())
                .distinct()
                .map(Optional::of);
        return Stream.concat(Stream.of(Optional.<String>empty()), aliases).toList();
    }

    private static List<ExpectedPermission> permissions(
            ExpectedFunction function, Optional<String> qualifier, Context context) {
        return context.stack()
                .all(ExpectedPermission.class)
                .filter(permission -> permission.functionName().equals(Optional.of(function.name())))
                .filter(permission -> permission.qualifier().equals(qualifier))
                .filter(permission -> permission.statement().isPresent())
                .toList();
    }

    /** A statement that the template does not declare. */
    private record Intruder(Statement statement, Optional<String> qualifier, Optional<FindingRef> causedBy) {
        @Override
        public String toString() {
            return statement + qualifier.map(text -> " (alias " + text + ")").orElse("");
        }
    }

    /** What the template grants on one function or alias. */
    private record Grants(List<ExpectedPermission> declared) {

        List<Intruder> intruders(Set<Statement> live, Optional<String> qualifier) {
            var missing = new ArrayList<>(declared);
            var strangers = new ArrayList<Statement>();
            var intruders = new ArrayList<Intruder>();
            for (var statement : live) {
                var match = first(missing, permission -> says(permission, statement));
                // Declared or not, an open door is one where not even a condition stands in it.
                var open = statement.isPublic() && statement.conditions().isEmpty();
                if (match.isEmpty() && statement.allows()) {
                    strangers.add(statement);
                } else if (open) {
                    intruders.add(new Intruder(statement, qualifier, Optional.empty()));
                }
                match.ifPresent(missing::remove);
            }
            for (var statement : strangers) {
                var changed =
                        first(missing, permission -> permission.isForEventBridge() && isAbout(permission, statement));
                if (changed.isPresent() && !statement.isPublic()) {
                    missing.remove(changed.get());
                } else {
                    intruders.add(new Intruder(statement, qualifier, cause(missing, statement)));
                }
            }
            return intruders;
        }

        /** Lambda's Sid is the permission's physical id: a statement under the Sid of a missing one is that one, replaced. */
        private static Optional<FindingRef> cause(List<ExpectedPermission> missing, Statement statement) {
            return first(
                            missing,
                            permission -> permission.isForEventBridge()
                                    && statement.sid().isPresent()
                                    && statement
                                            .sid()
                                            .equals(permission.resource().physicalId()))
                    .map(permission -> new FindingRef(
                            TARGET_PERMISSION, permission.resource().logicalId()));
        }

        private static Optional<ExpectedPermission> first(
                List<ExpectedPermission> permissions, Predicate<ExpectedPermission> test) {
            return permissions.stream().filter(test).findFirst();
        }

        private static boolean says(ExpectedPermission permission, Statement statement) {
            return permission
                    .statement()
                    .filter(expected -> expected.isSaidBy(statement))
                    .isPresent();
        }

        private static boolean isAbout(ExpectedPermission permission, Statement statement) {
            return permission
                    .statement()
                    .filter(expected -> expected.isAbout(statement))
                    .isPresent();
        }
    }
}
