package serin.check.lambda;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import serin.check.Check;
import serin.check.Context;
import serin.check.FailedFinding;
import serin.check.PropertyCheck;
import serin.expectation.Declared;
import serin.expectation.ExpectedFunction;
import serin.expectation.ExpectedLogging;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.FunctionFacts;

/** The checks on functions. */
public final class LambdaChecks {
    private static final String API = "https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html";

    /** The id of the check on the environment. */
    public static final String ENVIRONMENT = FunctionEnvironmentDeclared.INFO.id();

    /** What a function is made of: a difference here explains why it does not answer. */
    public static final List<Check<ExpectedFunction>> CONFIGURATION = List.of(
            row(
                    "runtime",
                    Severity.HIGH,
                    "Runtime",
                    ExpectedFunction::runtime,
                    facts -> facts.runtime().orElse("none")),
            row(
                    "handler",
                    Severity.CRITICAL,
                    "Handler",
                    ExpectedFunction::handler,
                    facts -> facts.handler().orElse("none")),
            row(
                    "timeout",
                    Severity.HIGH,
                    "Timeout",
                    ExpectedFunction::timeoutSeconds,
                    FunctionFacts::timeoutSeconds,
                    Integer::equals,
                    seconds -> seconds + " s"),
            row(
                    "memory",
                    Severity.MEDIUM,
                    "MemorySize",
                    ExpectedFunction::memoryMib,
                    FunctionFacts::memoryMib,
                    Integer::equals,
                    mib -> mib + " MiB"),
            row("role", Severity.CRITICAL, "Role", ExpectedFunction::role, FunctionFacts::role),
            new Served(new FunctionEnvironmentDeclared()),
            row("tracing", Severity.MEDIUM, "TracingConfig", ExpectedFunction::tracing, FunctionFacts::tracing),
            row(
                    "architecture",
                    Severity.MEDIUM,
                    "Architectures",
                    ExpectedFunction::architectures,
                    FunctionFacts::architectures,
                    LambdaChecks::sameSet,
                    LambdaChecks::list),
            row(
                    "layers",
                    Severity.HIGH,
                    "Layers",
                    ExpectedFunction::layers,
                    FunctionFacts::layers,
                    LambdaChecks::sameSet,
                    LambdaChecks::list),
            row(
                    "package-type",
                    Severity.MEDIUM,
                    "PackageType",
                    ExpectedFunction::packageType,
                    FunctionFacts::packageType),
            row(
                    "ephemeral-storage",
                    Severity.MEDIUM,
                    "EphemeralStorage",
                    ExpectedFunction::ephemeralStorageMib,
                    FunctionFacts::ephemeralStorageMib,
                    Integer::equals,
                    mib -> mib + " MiB"),
            row(
                    "dead-letter-target",
                    Severity.HIGH,
                    "DeadLetterConfig",
                    ExpectedFunction::deadLetterTarget,
                    facts -> facts.deadLetterTarget().orElse("none")),
            new Served(new FunctionKmsKeyDeclared()),
            new Served(new PropertyCheck<>(
                    info("logging", Severity.MEDIUM, "LoggingConfig"),
                    ExpectedFunction.class,
                    ExpectedFunction::logging,
                    Served::read,
                    LambdaChecks::logging,
                    LambdaChecks::sameLogging,
                    LambdaChecks::show,
                    Served.ACTIVE)),
            row(
                    "vpc",
                    Severity.CRITICAL,
                    "VpcConfig",
                    ExpectedFunction::network,
                    facts -> new ExpectedFunction.Network(
                            Set.copyOf(facts.subnets()), Set.copyOf(facts.securityGroups()))));

    public static final List<Check<?>> ALL = Stream.<List<? extends Check<?>>>of(
                    List.of(
                            new FunctionActive(),
                            new FunctionConcurrencyDeclared(),
                            new FunctionNotPublic(),
                            new FunctionUrlDeclared(),
                            new FunctionInvocable(),
                            new AsyncInvocationDeclared(),
                            new MappingEnabled(),
                            new MappingTargetDeclared(),
                            new MappingSettingsDeclared()),
                    CONFIGURATION,
                    FunctionSums.ALL,
                    List.of(new FunctionDurationHeadroom()))
            .<Check<?>>flatMap(List::stream)
            .toList();

    private LambdaChecks() {}

    /**
     * The finding that explains why the function does not do what it should: its alias stands elsewhere, or a property of what
     * serves is not as declared. Empty when there is none.
     */
    public static Optional<FindingRef> misconfiguration(ExpectedFunction expected, Context context) {
        return Served.elsewhere(expected, context)
                .or(() -> CONFIGURATION.stream()
                        .flatMap(check -> failure(check, expected, context).stream())
                        .findFirst());
    }

    /** The finding that says that the function fails, or why it does; empty when there is none. */
    public static Optional<FindingRef> failing(ExpectedFunction expected, Context context) {
        return FunctionMetric.cause(expected, context)
                .or(() -> FailedFinding.first(FunctionSums.FAILING::contains, expected.resource(), context));
    }

    /** The failed finding of the configuration check of that id; empty when it does not fail, or there is no such check. */
    public static Optional<FindingRef> failure(Optional<String> id, ExpectedFunction expected, Context context) {
        return CONFIGURATION.stream()
                .filter(check -> id.equals(Optional.of(check.info().id())))
                .flatMap(check -> failure(check, expected, context).stream())
                .findFirst();
    }

    private static Optional<FindingRef> failure(
            Check<ExpectedFunction> check, ExpectedFunction expected, Context context) {
        return check.appliesTo(expected) && check.examine(expected, context) instanceof Outcome.Fail
                ? Optional.of(new FindingRef(
                        check.info().id(), check.resource(expected).logicalId()))
                : Optional.empty();
    }

    private static <T> Check<ExpectedFunction> row(
            String name,
            Severity severity,
            String property,
            Function<ExpectedFunction, Declared<T>> declared,
            Function<FunctionFacts, T> found) {
        return row(name, severity, property, declared, found, Object::equals, String::valueOf);
    }

    private static <T> Check<ExpectedFunction> row(
            String name,
            Severity severity,
            String property,
            Function<ExpectedFunction, Declared<T>> declared,
            Function<FunctionFacts, T> found,
            BiPredicate<T, T> same,
            Function<T, String> show) {
        return new Served(new PropertyCheck<>(
                info(name, severity, property),
                ExpectedFunction.class,
                declared,
                Served::read,
                found,
                same,
                show,
                Served.ACTIVE));
    }

    private static CheckInfo info(String name, Severity severity, String property) {
        return new CheckInfo(
                "lambda.function." + name,
                "serves with the declared " + name.replace('-', ' '),
                severity,
                Set.of("lambda:GetFunction", "lambda:GetAlias"),
                Set.of(property),
                API,
                "Deploy the stack again so that a version with the template's " + property
                        + " is published, or change the template if the new value is meant.");
    }

    private static ExpectedLogging logging(FunctionFacts facts) {
        var logging = facts.logging();
        return new ExpectedLogging(
                logging.format(), Optional.of(logging.group()), logging.applicationLevel(), logging.systemLevel());
    }

    /** The group is Lambda's own choice where the template names none. */
    private static boolean sameLogging(ExpectedLogging declared, ExpectedLogging found) {
        return declared.equals(
                declared.group().isPresent()
                        ? found
                        : new ExpectedLogging(
                                found.format(), Optional.empty(), found.applicationLevel(), found.systemLevel()));
    }

    private static String show(ExpectedLogging logging) {
        return logging.format()
                + logging.applicationLevel().map(level -> " from " + level).orElse("")
                + logging.systemLevel()
                        .map(level -> ", of the system from " + level)
                        .orElse("")
                + logging.group().map(group -> ", to " + group).orElse("");
    }

    private static boolean sameSet(List<String> one, List<String> other) {
        return Set.copyOf(one).equals(Set.copyOf(other));
    }

    private static String list(List<String> items) {
        return items.isEmpty()
                ? "none"
                : String.join(", ", items.stream().sorted().toList());
    }
}
