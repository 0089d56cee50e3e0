package serin.check.deployment;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import serin.observation.FunctionFacts;

/**
 * A property that a published version freezes.
 *
 * @param name for the report
 * @param check the id of the check that compares it with the template; empty when there is none
 * @param value for comparison and report
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html">Lambda function versions</a>
 */
record VersionedProperty(String name, Optional<String> check, Function<FunctionFacts, Object> value) {
    private static final List<VersionedProperty> ALL = List.of(
            new VersionedProperty("code hash", Optional.empty(), FunctionFacts::codeSha256),
            checked("handler", facts -> facts.handler().orElse("none")),
            checked("runtime", facts -> facts.runtime().orElse("none")),
            checked("timeout", FunctionFacts::timeoutSeconds),
            checked("memory", FunctionFacts::memoryMib),
            checked("role", FunctionFacts::role),
            checked("tracing", FunctionFacts::tracing),
            checked("layers", facts -> new TreeSet<>(facts.layers())),
            checked("architecture", facts -> new TreeSet<>(facts.architectures())),
            checked("package-type", FunctionFacts::packageType),
            checked("ephemeral-storage", FunctionFacts::ephemeralStorageMib),
            checked("dead-letter-target", facts -> facts.deadLetterTarget().orElse("none")),
            checked("logging", FunctionFacts::logging),
            checked("kms-key", facts -> facts.kmsKey().orElse("none")),
            checked(
                    "vpc",
                    facts -> "subnets " + new TreeSet<>(facts.subnets()) + ", security groups "
                            + new TreeSet<>(facts.securityGroups())));

    /** One property in which two versions differ, and its two values as a report may show them. */
    record Difference(String name, Optional<String> check, String served, String latest) {}

    static List<Difference> differences(FunctionFacts served, FunctionFacts latest) {
        return Stream.concat(
                        ALL.stream().flatMap(property -> property.difference(served, latest)),
                        environment(served, latest))
                .toList();
    }

    private static VersionedProperty checked(String name, Function<FunctionFacts, Object> value) {
        return new VersionedProperty(name, Optional.of("lambda.function." + name), value);
    }

    private Stream<Difference> difference(FunctionFacts served, FunctionFacts latest) {
        var one = value.apply(served);
        var other = value.apply(latest);
        return one.equals(other)
                ? Stream.empty()
                : Stream.of(new Difference(name, check, String.valueOf(one), String.valueOf(other)));
    }

    /** Values are never shown: only which variables differ. */
    private static Stream<Difference> environment(FunctionFacts served, FunctionFacts latest) {
        if (served.environment().equals(latest.environment())
                && served.environmentError().equals(latest.environmentError())) {
            return Stream.empty();
        }
        return Stream.of(new Difference(
                "environment",
                Optional.of("lambda.function.environment"),
                variables(served, latest),
                variables(latest, served)));
    }

    private static String variables(FunctionFacts of, FunctionFacts other) {
        var names = Stream.of(of.environment(), other.environment())
                .map(Map::keySet)
                .flatMap(Set::stream)
                .filter(name -> !Objects.equals(
                        of.environment().get(name), other.environment().get(name)))
                .collect(Collectors.toCollection(TreeSet::new));
        var texts = names.stream()
                .map(name -> of.environment().containsKey(name)
                        ? name + (other.environment().containsKey(name) ? " (another value)" : "")
                        : "without " + name);
        return Stream.concat(texts, of.environmentError().stream().map(error -> "error " + error))
                .collect(Collectors.joining("; "));
    }
}
