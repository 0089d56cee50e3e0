package serin.check.probe;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import serin.check.Context;
import serin.check.FailedFinding;
import serin.check.lambda.LambdaChecks;
import serin.check.lambda.Served;
import serin.expectation.Expectation;
import serin.expectation.ExpectedBus;
import serin.expectation.ExpectedKey;
import serin.expectation.ExpectedQueue;
import serin.expectation.ExpectedRole;
import serin.expectation.ExpectedSecret;
import serin.expectation.ExpectedTable;
import serin.finding.FindingRef;
import serin.finding.ResourceRef;

/**
 * The finding that explains why a function cannot work with something: one that fails itself, on what the function is made of, on
 * its role, or on the thing. Where none fails the function's own finding stands alone.
 *
 * <p>AWS's message says what kind of policy denied, and the suspects follow it: a boundary is no reason to blame the role's
 * policies.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">Access denied error messages</a>
 */
final class Explanation {
    /** Findings that say that the thing is not there at all; nobody who needs it has more to say. */
    private static final List<String> EXISTENCE =
            List.of("dynamodb.table.active", "eventbridge.bus.exists", "sqs.queue.exists", "secrets.secret.exists");

    private final Heard heard;
    private final Context context;

    private Explanation(Heard heard) {
        this.heard = heard;
        this.context = heard.context();
    }

    static Optional<FindingRef> of(Dependency dependency, Heard heard) {
        return new Explanation(heard).of(dependency);
    }

    /** Whether the finding says already that the thing is not there. */
    static boolean saysItIsGone(Dependency dependency, FindingRef finding) {
        return dependency.isMissing() && EXISTENCE.contains(finding.check());
    }

    private Optional<FindingRef> of(Dependency dependency) {
        return first(Stream.of(
                () -> Served.elsewhere(heard.function(), context),
                () -> madeOf(dependency),
                () -> keyInvolved(dependency).flatMap(this::key),
                () -> isAboutAKey(dependency) ? otherKey(dependency) : Optional.empty(),
                () -> dependency.isDenied() ? permission(dependency) : Optional.empty(),
                () -> thing(dependency),
                () -> keyOfTable(dependency)));
    }

    /** Properties of the function by which it reaches other things. */
    private Optional<FindingRef> madeOf(Dependency dependency) {
        var properties = dependency.kind() == Dependency.Kind.ENVIRONMENT
                ? List.of("environment", "kms-key")
                : List.of("environment", "role", "vpc");
        return first(properties.stream()
                .map(property -> () ->
                        LambdaChecks.failure(Optional.of("lambda.function." + property), heard.function(), context)));
    }

    private Optional<FindingRef> permission(Dependency dependency) {
        var detail = dependency.detail();
        if (detail.contains("permissions boundary")) {
            return role("iam.role.boundary");
        }
        if (detail.contains("resource-based policy") && detail.contains("explicit deny")) {
            return thing(dependency);
        }
        return detail.contains("service control policy") || detail.contains("session policy")
                ? Optional.empty()
                : role("iam.role.policies", "iam.role.trust");
    }

    private Optional<FindingRef> role(String... checks) {
        var arn = heard.facts().role();
        var name = arn.substring(arn.lastIndexOf('/') + 1);
        return find(ExpectedRole.class, role -> role.name().equals(name))
                .flatMap(role -> failure(role, List.of(checks)));
    }

    /** The key that AWS's message names; a message about KMS that names none is about the key of the thing. */
    private Optional<ExpectedKey> keyInvolved(Dependency dependency) {
        return find(
                ExpectedKey.class,
                key -> (dependency.kind() == Dependency.Kind.KEY && key.is(dependency.name()))
                        || dependency.detail().contains(key.id())
                        || (isAboutAKey(dependency) && encrypts(key, dependency)));
    }

    private static boolean isAboutAKey(Dependency dependency) {
        return dependency.detail().contains("KMS") || dependency.detail().contains("kms:");
    }

    private boolean encrypts(ExpectedKey key, Dependency dependency) {
        return table(dependency)
                .flatMap(table -> table.encryption().known())
                .flatMap(ExpectedTable.Encryption::key)
                .filter(key::is)
                .isPresent();
    }

    /** DynamoDB does not always say that it is for the key that a table cannot be used. */
    private Optional<FindingRef> keyOfTable(Dependency dependency) {
        return find(ExpectedKey.class, key -> encrypts(key, dependency))
                .flatMap(key -> failure(key, List.of("kms.key.enabled")));
    }

    /** A table under another key than the declared one asks for permissions that nobody was given. */
    private Optional<FindingRef> otherKey(Dependency dependency) {
        return table(dependency).flatMap(table -> failure(table, List.of("dynamodb.table.encryption")));
    }

    private Optional<FindingRef> key(ExpectedKey key) {
        return failure(key, List.of("kms.key.enabled", "kms.key.policy"));
    }

    private Optional<FindingRef> thing(Dependency dependency) {
        var name = dependency.name();
        return switch (dependency.kind()) {
            case TABLE ->
                table(dependency)
                        .flatMap(table -> failure(
                                table,
                                List.of(
                                        "dynamodb.table.active",
                                        "dynamodb.table.key-schema",
                                        "dynamodb.table.attribute-types")));
            case INDEX ->
                table(dependency)
                        .flatMap(table -> failure(
                                table,
                                List.of(
                                        "dynamodb.table.active",
                                        "dynamodb.table.index-schema",
                                        "dynamodb.table.index-active",
                                        "dynamodb.table.attribute-types")));
            case BUS ->
                find(ExpectedBus.class, bus -> bus.name().equals(name))
                        .flatMap(bus -> failure(bus, List.of("eventbridge.bus.exists", "eventbridge.bus.policy")));
            case QUEUE ->
                find(
                                ExpectedQueue.class,
                                queue -> queue.url().equals(name) || queue.url().endsWith("/" + name))
                        .flatMap(queue -> failure(queue, List.of("sqs.queue.exists")));
            case SECRET ->
                find(ExpectedSecret.class, secret -> isOf(secret, name))
                        .flatMap(secret -> failure(secret, List.of("secrets.secret.exists")));
            case KEY, HOST, ENVIRONMENT, EVENT -> Optional.empty();
        };
    }

    private Optional<ExpectedTable> table(Dependency dependency) {
        var name = dependency.name();
        return switch (dependency.kind()) {
            case TABLE -> find(ExpectedTable.class, table -> named(table.name(), name));
            case INDEX ->
                find(
                        ExpectedTable.class,
                        table -> name.lastIndexOf('/') > 0
                                && named(table.name(), name.substring(0, name.lastIndexOf('/'))));
            case BUS, QUEUE, SECRET, KEY, HOST, ENVIRONMENT, EVENT -> Optional.empty();
        };
    }

    /** By name or ARN. */
    private static boolean named(String table, String name) {
        return name.equals(table) || name.endsWith(":table/" + table);
    }

    /** By ARN or by name: the ARN ends with the name, a hyphen and six characters that Secrets Manager chose. */
    private static boolean isOf(ExpectedSecret secret, String name) {
        var arn = secret.arn();
        return arn.equals(name) || arn.replaceFirst("-[A-Za-z0-9]{6}$", "").endsWith(":secret:" + name);
    }

    private <E extends Expectation> Optional<E> find(Class<E> kind, Predicate<E> which) {
        return context.stack()
                .all(kind)
                .filter(expected -> expected.resource().physicalId().isPresent())
                .filter(which)
                .findFirst();
    }

    private Optional<FindingRef> failure(Expectation expected, List<String> checks) {
        ResourceRef resource = expected.resource();
        return first(checks.stream().map(check -> () -> FailedFinding.of(check, resource, context)));
    }

    private static Optional<FindingRef> first(Stream<Supplier<Optional<FindingRef>>> suspects) {
        return suspects.flatMap(suspect -> suspect.get().stream()).findFirst();
    }
}
