package serin.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import serin.finding.Verdict;
import serin.observation.BackupFacts;
import serin.observation.FunctionFacts.Concurrency;
import serin.observation.TableFacts.Encryption;
import serin.observation.TableFacts.Index;
import serin.observation.TableFacts.KeyElement;
import serin.observation.TimeToLiveFacts;

/** Each fault turns exactly the right finding red, and a benign change none. */
class FaultsTest {

    @Test
    void aHealthyStackIsHealthy() {
        var scenario = new Scenario();
        assertThat(scenario.unknowns()).isEmpty();
        assertThat(scenario.verdict()).isEqualTo(new Verdict.Healthy());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void isSaidOnce(String fault, Consumer<Scenario> change, String finding) {
        var scenario = new Scenario();
        change.accept(scenario);
        assertThat(scenario.failures()).as(fault).containsExactly(finding);
        assertThat(scenario.unknowns()).as(fault).isEmpty();
        assertThat(scenario.skippedWithoutCause()).as(fault).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void staysHealthy(String change, Consumer<Scenario> benign) {
        var scenario = new Scenario();
        benign.accept(scenario);
        assertThat(scenario.verdict()).as(change).isEqualTo(new Verdict.Healthy());
    }

    static Stream<Arguments> isSaidOnce() {
        return Stream.of(
                fault(
                        "concurrency 0",
                        s -> s.latest(FunctionSample.latest().concurrency(new Concurrency.Reserved(0))),
                        "lambda.function.concurrency@Sync"),
                fault(
                        "concurrency 1",
                        s -> s.latest(FunctionSample.latest().concurrency(new Concurrency.Reserved(1))),
                        "lambda.function.concurrency@Sync"),
                fault(
                        "timeout edited",
                        s -> s.latest(FunctionSample.latest().timeout(1)),
                        "deployment.alias-current@Sync"),
                fault(
                        "timeout that serves",
                        s -> s.served(new FunctionSample().timeout(1)),
                        "lambda.function.timeout@Sync"),
                fault(
                        "handler edited",
                        s -> s.latest(FunctionSample.latest().handler("x")),
                        "deployment.alias-current@Sync"),
                fault(
                        "environment variable gone",
                        s -> s.latest(FunctionSample.latest().withoutVariable("TABLE")),
                        "deployment.alias-current@Sync"),
                fault(
                        "environment variable of what serves gone",
                        s -> s.served(new FunctionSample().withoutVariable("TABLE")),
                        "lambda.function.environment@Sync"),
                fault(
                        "environment variable points elsewhere",
                        s -> s.latest(FunctionSample.latest().variable("TABLE", "shop-other")),
                        "deployment.alias-current@Sync"),
                fault(
                        "probe switched off in what serves",
                        s -> s.served(new FunctionSample().variable("SERIN_PROBE", "0")),
                        "lambda.function.environment@Sync"),
                fault(
                        "role swapped",
                        s -> s.latest(FunctionSample.latest().role("arn:aws:iam::111122223333:role/shop-other")),
                        "deployment.alias-current@Sync"),
                fault(
                        "runtime lowered",
                        s -> s.latest(FunctionSample.latest().runtime("java21")),
                        "deployment.alias-current@Sync"),
                fault(
                        "tracing",
                        s -> s.latest(FunctionSample.latest().tracing("PassThrough")),
                        "deployment.alias-current@Sync"),
                fault(
                        "newer code in $LATEST",
                        s -> s.latest(FunctionSample.latest().code("AAAA")),
                        "deployment.alias-current@Sync"),
                fault(
                        "not active",
                        s -> s.latest(FunctionSample.latest().state("Failed", "Failed"))
                                .served(new FunctionSample().state("Failed", "Successful")),
                        "lambda.function.active@Sync"),
                fault(
                        "alias on an older version",
                        s -> s.alias("2", Map.of())
                                .served(new FunctionSample()
                                        .version("2")
                                        .timeout(60)
                                        .code("old")
                                        .withoutVariable("TABLE"))
                                .answer(
                                        Optional.empty(),
                                        Optional.of("2"),
                                        "{\"probe\": 1, \"nonce\": \"nonce-1\", \"version\": \"2\"}"),
                        "deployment.alias-exists@SyncAliaslive"),
                fault("weights left", s -> s.alias("3", Map.of("2", 0.5)), "deployment.alias-settled@SyncAliaslive"),
                fault(
                        "weights left on the way to the new version",
                        s -> s.alias("2", Map.of("3", 0.5))
                                .served(new FunctionSample()
                                        .version("2")
                                        .code("old")
                                        .timeout(60)),
                        "deployment.alias-settled@SyncAliaslive"),
                fault("alias deleted", Scenario::aliasDeleted, "deployment.alias-exists@SyncAliaslive"),
                fault("function deleted", Scenario::functionDeleted, "lambda.function.active@Sync"),
                fault(
                        "throws at init",
                        s -> s.answer(
                                Optional.of("Unhandled"),
                                Optional.of("3"),
                                "{\"errorType\": \"java.lang.ExceptionInInitializerError\"}"),
                        "probe.answers@Sync"),
                fault(
                        "answers as another version",
                        s -> s.answer(
                                Optional.empty(),
                                Optional.of("3"),
                                "{\"probe\": 1, \"nonce\": \"nonce-1\", \"version\": \"2\"}"),
                        "probe.version@Sync"),
                fault(
                        "answers no JSON",
                        s -> s.answer(Optional.empty(), Optional.of("3"), "<html>"),
                        "probe.answers@Sync"),
                fault(
                        "answers without the nonce",
                        s -> s.answer(Optional.empty(), Optional.of("3"), "{\"probe\": 1, \"version\": \"3\"}"),
                        "probe.answers@Sync"),
                fault(
                        "resource not created",
                        s -> s.cloud().present("resources shop", s.rows().subList(0, 4)),
                        "stack.resources-exist@Orders"),
                fault("stack rolled back", s -> s.stackStatus("ROLLBACK_COMPLETE"), "stack.status-complete@shop"),
                fault(
                        "table deleted",
                        s -> s.cloud()
                                .absent("table shop-orders")
                                .absent("backups shop-orders")
                                .absent("timeToLive shop-orders"),
                        "dynamodb.table.active@Orders"),
                fault(
                        "table's key revoked",
                        s -> s.table(new TableSample().status("INACCESSIBLE_ENCRYPTION_CREDENTIALS")),
                        "dynamodb.table.active@Orders"),
                fault(
                        "an index deleted",
                        s -> s.table(new TableSample().withoutIndex("byCustomer")),
                        "dynamodb.table.index-schema@Orders"),
                fault(
                        "both indexes deleted",
                        s -> s.table(
                                new TableSample().withoutIndex("byCustomer").withoutIndex("byTime")),
                        "dynamodb.table.index-schema@Orders"),
                fault(
                        "an index more",
                        s -> s.table(new TableSample()
                                .index("more", TableSample.byCustomer("ALL", Optional.of("ACTIVE"), false))),
                        "dynamodb.table.index-schema@Orders"),
                fault(
                        "index creating",
                        s -> s.table(new TableSample()
                                .index("byCustomer", TableSample.byCustomer("ALL", Optional.of("CREATING"), true))),
                        "dynamodb.table.index-active@Orders"),
                fault(
                        "projection",
                        s -> s.table(new TableSample()
                                .index(
                                        "byCustomer",
                                        TableSample.byCustomer("KEYS_ONLY", Optional.of("ACTIVE"), false))),
                        "dynamodb.table.index-schema@Orders"),
                fault(
                        "sort key of another type",
                        s -> s.table(new TableSample().attributeType("at", "S")),
                        "dynamodb.table.attribute-types@Orders"),
                fault(
                        "another key",
                        s -> s.table(
                                new TableSample().key(new KeyElement("id", "HASH"), new KeyElement("at", "RANGE"))),
                        "dynamodb.table.key-schema@Orders"),
                fault(
                        "recovery off",
                        s -> s.cloud().present("backups shop-orders", new BackupFacts("DISABLED", OptionalInt.empty())),
                        "dynamodb.table.point-in-time-recovery@Orders"),
                fault(
                        "time to live off",
                        s -> s.cloud()
                                .present("timeToLive shop-orders", new TimeToLiveFacts("DISABLED", Optional.empty())),
                        "dynamodb.table.time-to-live@Orders"),
                fault(
                        "deletion protection off",
                        s -> s.table(new TableSample().deletionProtection(false)),
                        "dynamodb.table.deletion-protection@Orders"),
                fault(
                        "billing",
                        s -> s.table(new TableSample().billingMode("PROVISIONED")),
                        "dynamodb.table.billing-mode@Orders"),
                fault(
                        "another KMS key",
                        s -> s.table(new TableSample()
                                .encryption(Optional.of(new Encryption(
                                        "ENABLED",
                                        "KMS",
                                        Optional.of(Scenario.KEY_ARN.replace("1234abcd", "9999abcd")))))),
                        "dynamodb.table.encryption@Orders"),
                fault("errors", s -> s.function("Errors", 60, 3), "lambda.function.errors@Sync"),
                fault("throttles", s -> s.function("Throttles", 60, 1), "lambda.function.throttles@Sync"),
                fault(
                        "events dropped",
                        s -> s.metric("AWS/Lambda", "AsyncEventsDropped", Map.of("FunctionName", "shop-sync"), 60, 2),
                        "lambda.function.async-dropped@Sync"),
                fault(
                        "nearly timed out",
                        s -> s.duration(20 * 3600, 240_000),
                        "lambda.function.duration-headroom@Sync"),
                fault(
                        "reads throttled",
                        s -> s.table("ReadThrottleEvents", Map.of(), 60, 4),
                        "dynamodb.table.throttled@Orders"),
                fault(
                        "writes of an index throttled",
                        s -> s.table("WriteThrottleEvents", Map.of("GlobalSecondaryIndexName", "byTime"), 60, 4),
                        "dynamodb.table.throttled@Orders"),
                fault(
                        "errors of DynamoDB's own",
                        s -> s.table("SystemErrors", Map.of("Operation", "UpdateItem"), 60, 1),
                        "dynamodb.table.system-errors@Orders"));
    }

    static Stream<Arguments> staysHealthy() {
        return Stream.of(
                benign("updating table", s -> s.table(new TableSample().status("UPDATING"))),
                benign(
                        "environment in another order",
                        s -> s.property(
                                "Sync",
                                "Environment",
                                "{\"Variables\": {\"SERIN_PROBE\": \"1\", \"TABLE\": \"shop-orders\"}}")),
                benign(
                        "attributes and indexes in another order",
                        s -> s.property("Orders", "AttributeDefinitions", """
                        [{"AttributeName": "at", "AttributeType": "N"}, {"AttributeName": "customer", "AttributeType": "S"},
                         {"AttributeName": "id", "AttributeType": "S"}]""")
                                .property("Orders", "GlobalSecondaryIndexes", """
                        [{"IndexName": "byTime", "KeySchema": [{"AttributeName": "at", "KeyType": "HASH"}],
                         "Projection": {"NonKeyAttributes": ["state", "total"], "ProjectionType": "INCLUDE"}},
                         {"IndexName": "byCustomer", "KeySchema": [{"AttributeName": "at", "KeyType": "RANGE"},
                          {"AttributeName": "customer", "KeyType": "HASH"}], "Projection": {"ProjectionType": "ALL"}}]""")),
                benign(
                        "numbers as texts",
                        s -> s.property("Sync", "Timeout", "\"300\"")
                                .property("Orders", "DeletionProtectionEnabled", "\"true\"")),
                benign("key by id", s -> encryptedBy(s, Scenario.KEY_ID)),
                benign("key by alias", s -> encryptedBy(s, "alias/shop").key("alias/shop", "Enabled")),
                benign(
                        "key by alias ARN",
                        s -> encryptedBy(s, "arn:aws:kms:eu-west-1:111122223333:alias/shop")
                                .key("arn:aws:kms:eu-west-1:111122223333:alias/shop", "Enabled")),
                benign(
                        "defaults made explicit",
                        s -> s.property("Sync", "EphemeralStorage", "{\"Size\": 512}")
                                .property("Sync", "PackageType", "\"Zip\"")
                                .property("Sync", "Layers", "[]")),
                benign(
                        "time to live being enabled",
                        s -> s.cloud()
                                .present(
                                        "timeToLive shop-orders",
                                        new TimeToLiveFacts("ENABLING", Optional.of("expires")))),
                benign(
                        "recovery period left to AWS",
                        s -> s.property(
                                "Orders",
                                "PointInTimeRecoverySpecification",
                                "{\"PointInTimeRecoveryEnabled\": true}")),
                benign(
                        "a local index",
                        s -> s.property("Orders", "LocalSecondaryIndexes", """
                        [{"IndexName": "local", "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"},
                          {"AttributeName": "at", "KeyType": "RANGE"}], "Projection": {"ProjectionType": "KEYS_ONLY"}}]""")
                                .table(new TableSample()
                                        .index(
                                                "local",
                                                new Index(
                                                        false,
                                                        List.of(
                                                                new KeyElement("id", "HASH"),
                                                                new KeyElement("at", "RANGE")),
                                                        "KEYS_ONLY",
                                                        List.of(),
                                                        Optional.empty(),
                                                        false)))),
                benign("errors that are three hours old", s -> s.function("Errors", 3 * 3600 + 60, 3)),
                benign("invocations without an error", s -> s.function("Errors", 60, 0)),
                benign("a run just below 80 % of the time-out", s -> s.duration(60, 239_999)),
                benign(
                        "another function's errors",
                        s -> s.metric("AWS/Lambda", "Errors", Map.of("FunctionName", "other"), 60, 3)),
                benign("other partition", s -> encryptedBy(s, Scenario.KEY_ARN.replace("arn:aws:", "arn:aws-cn:"))));
    }

    private static Scenario encryptedBy(Scenario scenario, String key) {
        return scenario.property(
                "Orders", "SSESpecification", "{\"SSEEnabled\": true, \"KMSMasterKeyId\": \"" + key + "\"}");
    }

    private static Arguments fault(String name, Consumer<Scenario> change, String finding) {
        return Arguments.of(name, change, finding);
    }

    private static Arguments benign(String name, Consumer<Scenario> change) {
        return Arguments.of(name, change);
    }
}
