package serin.check;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import serin.check.probe.ProbesOnce;
import serin.expectation.Expectation;
import serin.expectation.ExpectedStack;
import serin.finding.Finding;
import serin.finding.Outcome;
import serin.finding.Verdict;
import serin.observation.AliasFacts;
import serin.observation.BackupFacts;
import serin.observation.Evidence;
import serin.observation.InvocationFacts;
import serin.observation.KeyFacts;
import serin.observation.MetricQuery;
import serin.observation.Observation;
import serin.observation.StackFacts;
import serin.observation.StackResourceFacts;
import serin.observation.TimeToLiveFacts;
import serin.template.ResolvedResource;
import serin.template.ResolvedTemplate;
import serin.template.StackContext;
import serin.template.Value;

/** A small stack in good health: function Sync behind alias live on version 3, table Orders with two indexes under key DataKey. */
public final class Scenario {
    public static final String STACK = "shop";
    public static final String FUNCTION = "Sync";
    public static final String ALIAS = "SyncAliaslive";
    public static final String VERSION = "SyncVersion1a2b3c4d5e";
    public static final String TABLE = "Orders";
    public static final String KEY = "DataKey";
    public static final String KEY_ID = "1234abcd-12ab-34cd-56ef-1234567890ab";
    public static final String KEY_ARN = "arn:aws:kms:eu-west-1:111122223333:key/" + KEY_ID;
    public static final String NONCE = "nonce-1";
    public static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    /** The evidence of everything that the fake cloud answers. */
    public static final Evidence EVIDENCE = Evidence.of("fake:Read");

    private static final String ARN = "arn:aws:lambda:eu-west-1:111122223333:function:shop-sync";

    private final FakeCloud cloud = new FakeCloud();
    private final Map<String, ResolvedResource> resources = new LinkedHashMap<>();
    private final Map<String, String> undecided = new LinkedHashMap<>();

    private static final Map<String, String> SERVED = Map.of("FunctionName", "shop-sync", "Resource", "shop-sync:live");

    public Scenario() {
        declare(FUNCTION, "AWS::Lambda::Function", "shop-sync", """
                {"Runtime": "java25", "Handler": "shop.Sync::handleRequest", "Timeout": 300, "MemorySize": 512,
                 "Role": "arn:aws:iam::111122223333:role/shop-sync", "TracingConfig": {"Mode": "Active"},
                 "Architectures": ["arm64"], "Environment": {"Variables": {"TABLE": "shop-orders", "SERIN_PROBE": 1}}}""");
        declare(VERSION, "AWS::Lambda::Version", ARN + ":3", """
                {"FunctionName": "shop-sync"}""");
        declare(ALIAS, "AWS::Lambda::Alias", ARN + ":live", """
                {"FunctionName": "shop-sync", "Name": "live", "FunctionVersion": "3"}""");
        declare(KEY, "AWS::KMS::Key", KEY_ID, "{}");
        declare(TABLE, "AWS::DynamoDB::Table", "shop-orders", """
                {"KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
                 "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"},
                    {"AttributeName": "customer", "AttributeType": "S"}, {"AttributeName": "at", "AttributeType": "N"}],
                 "GlobalSecondaryIndexes": [
                    {"IndexName": "byCustomer", "KeySchema": [{"AttributeName": "customer", "KeyType": "HASH"},
                      {"AttributeName": "at", "KeyType": "RANGE"}], "Projection": {"ProjectionType": "ALL"}},
                    {"IndexName": "byTime", "KeySchema": [{"AttributeName": "at", "KeyType": "HASH"}],
                     "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["total", "state"]}}],
                 "BillingMode": "PAY_PER_REQUEST", "DeletionProtectionEnabled": true,
                 "SSESpecification": {"SSEEnabled": true, "SSEType": "KMS", "KMSMasterKeyId": "%s"},
                 "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": true, "RecoveryPeriodInDays": 35},
                 "TimeToLiveSpecification": {"AttributeName": "expires", "Enabled": true}}""".formatted(KEY_ARN));
        stackStatus("UPDATE_COMPLETE");
        served(new FunctionSample());
        latest(FunctionSample.latest());
        alias("3", Map.of());
        answer(Optional.empty(), Optional.of("3"), """
                {"probe": 1, "nonce": "nonce-1", "function": "shop-sync", "version": "3", "initMillis": 700}""");
        table(new TableSample());
        cloud.present("backups shop-orders", new BackupFacts("ENABLED", OptionalInt.of(35)));
        cloud.present("timeToLive shop-orders", new TimeToLiveFacts("ENABLED", Optional.of("expires")));
        key(KEY_ARN, "Enabled");
    }

    public FakeCloud cloud() {
        return cloud;
    }

    public Scenario declare(String logicalId, String type, String physicalId, String properties) {
        return declare(logicalId, type, Optional.of(physicalId), properties);
    }

    public Scenario declare(String logicalId, String type, Optional<String> physicalId, String properties) {
        resources.put(
                logicalId,
                new ResolvedResource(logicalId, type, physicalId, JsonValues.mapping(properties), Value.Mapping.EMPTY));
        return this;
    }

    public Scenario undecided(String logicalId, String reason) {
        undecided.put(logicalId, reason);
        return this;
    }

    public Scenario undeclare(String logicalId) {
        resources.remove(logicalId);
        return this;
    }

    /** Sets one top-level property of a declared resource. */
    public Scenario property(String logicalId, String name, String json) {
        return properties(logicalId, entries -> entries.put(name, JsonValues.value(json)));
    }

    public Scenario withoutProperty(String logicalId, String name) {
        return properties(logicalId, entries -> entries.remove(name));
    }

    public Scenario stackStatus(String status) {
        cloud.present("stack shop", new StackFacts(STACK, stackId(), status, "", Map.of()));
        return this;
    }

    public Scenario served(FunctionSample function) {
        cloud.present("function shop-sync live", function.facts());
        return this;
    }

    public Scenario latest(FunctionSample function) {
        cloud.present("latest shop-sync", function.facts());
        return this;
    }

    public Scenario alias(String version, Map<String, Double> weights) {
        cloud.present("alias shop-sync live", new AliasFacts(ARN + ":live", "live", version, weights));
        return this;
    }

    public Scenario answer(Optional<String> functionError, Optional<String> executedVersion, String payload) {
        cloud.present("probe shop-sync live", new InvocationFacts(200, functionError, executedVersion, payload));
        return this;
    }

    public Scenario table(TableSample table) {
        cloud.present("table shop-orders", table.facts());
        return this;
    }

    /** Makes the key known under a name. */
    public Scenario key(String name, String state) {
        cloud.present("key " + name, new KeyFacts(KEY_ID, KEY_ARN, state));
        cloud.present("key " + KEY_ID, new KeyFacts(KEY_ID, KEY_ARN, state));
        return this;
    }

    /** As if somebody had deleted the alias by hand. */
    public Scenario aliasDeleted() {
        cloud.absent("function shop-sync live");
        cloud.absent("alias shop-sync live");
        return this;
    }

    /** As if somebody had deleted the function by hand. */
    public Scenario functionDeleted() {
        cloud.absent("latest shop-sync");
        return aliasDeleted();
    }

    /**
     * A data point.
     *
     * @param ago seconds before the run began
     */
    public Scenario metric(String namespace, String name, Map<String, String> dimensions, int ago, double value) {
        cloud.metric(new MetricQuery(namespace, name, dimensions), NOW.minusSeconds(ago), value);
        return this;
    }

    /** A sum of the function's, by its alias. */
    public Scenario function(String name, int ago, double value) {
        return metric("AWS/Lambda", name, SERVED, ago, value);
    }

    /** The longest run in a minute, in milliseconds. */
    public Scenario duration(int ago, double millis) {
        cloud.metric(
                new MetricQuery("AWS/Lambda", "Duration", SERVED, MetricQuery.Statistic.MAXIMUM),
                NOW.minusSeconds(ago),
                millis);
        return this;
    }

    /** A sum of the table's. */
    public Scenario table(String name, Map<String, String> more, int ago, double value) {
        var dimensions = new LinkedHashMap<>(more);
        dimensions.put("TableName", "shop-orders");
        return metric("AWS/DynamoDB", name, dimensions, ago, value);
    }

    public Context context() {
        return new Context(expected(), cloud.cloud(), NOW, new ProbesOnce(() -> NONCE, InstantSource.fixed(NOW)));
    }

    public ExpectedStack expected() {
        return ExpectedStack.of(
                new ResolvedTemplate(resources, undecided, Set.of(), Value.Mapping.EMPTY),
                new StackContext(
                        STACK,
                        stackId(),
                        "eu-west-1",
                        "111122223333",
                        "aws",
                        Map.of(),
                        resources.values().stream()
                                .filter(resource -> resource.physicalId().isPresent())
                                .collect(Collectors.toMap(
                                        ResolvedResource::logicalId,
                                        resource -> resource.physicalId().orElseThrow())),
                        Map.of(),
                        List.of()));
    }

    /** Examines the stack with every check. */
    public List<Finding> findings() {
        listResources();
        var context = context();
        return Checks.ALL.stream().flatMap(check -> findings(check, context)).toList();
    }

    /** What one check says of one resource; empty when it does not apply. */
    public Optional<Outcome> outcome(String check, String logicalId) {
        return findings().stream()
                .filter(finding -> finding.ref().toString().equals(check + "@" + logicalId))
                .map(Finding::outcome)
                .findFirst();
    }

    /** The failed findings that no other finding explains, as {@code check@logicalId}. */
    public Set<String> failures() {
        return findings().stream()
                .filter(finding -> finding.outcome() instanceof Outcome.Fail fail
                        && fail.causedBy().isEmpty())
                .map(finding -> finding.ref().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The findings that nobody could find out. */
    public Set<String> unknowns() {
        return findings().stream()
                .filter(finding -> finding.outcome() instanceof Outcome.Unknown)
                .map(finding -> finding.ref().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The findings that were skipped on account of a finding that did not fail: the runner makes them Unknown. */
    public Set<String> skippedWithoutCause() {
        var findings = findings();
        var failed = findings.stream()
                .filter(finding -> finding.outcome() instanceof Outcome.Fail)
                .map(Finding::ref)
                .collect(Collectors.toSet());
        var skipped = findings.stream()
                .filter(finding ->
                        finding.outcome() instanceof Outcome.Skipped(var _, var because, var _) && because.isPresent())
                .map(Finding::ref)
                .collect(Collectors.toSet());
        return findings.stream()
                .filter(finding -> finding.outcome() instanceof Outcome.Skipped(var _, var because, var _)
                        && because.isPresent()
                        && !failed.contains(because.get())
                        && !skipped.contains(because.get()))
                .map(finding -> finding.ref().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public Verdict verdict() {
        return Verdict.of(findings());
    }

    private static <E extends Expectation> Stream<Finding> findings(Check<E> check, Context context) {
        return Stream.concat(Stream.of(context.stack()), context.stack().expectations().stream())
                .filter(check.about()::isInstance)
                .map(check.about()::cast)
                .filter(check::appliesTo)
                .map(expected -> new Finding(check.info(), check.resource(expected), check.examine(expected, context)));
    }

    private void listResources() {
        if (cloud.cloud().stacks().resources(STACK) instanceof Observation.Absent<?>) {
            cloud.present("resources shop", rows());
        }
    }

    /** What ListStackResources answers while nothing is missing. */
    public List<StackResourceFacts> rows() {
        return new ArrayList<>(resources.values().stream()
                .map(resource -> new StackResourceFacts(
                        resource.logicalId(), resource.physicalId(), resource.type(), "CREATE_COMPLETE"))
                .toList());
    }

    private Scenario properties(String logicalId, Consumer<Map<String, Value>> change) {
        var resource = Objects.requireNonNull(resources.get(logicalId), logicalId);
        var entries = new LinkedHashMap<>(resource.properties().entries());
        change.accept(entries);
        resources.put(
                logicalId,
                new ResolvedResource(
                        logicalId,
                        resource.type(),
                        resource.physicalId(),
                        new Value.Mapping(entries),
                        resource.metadata()));
        return this;
    }

    private static String stackId() {
        return "arn:aws:cloudformation:eu-west-1:111122223333:stack/shop/1b2c3d4e-0000-1111-2222-333344445555";
    }
}
