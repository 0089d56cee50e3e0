package serin.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import serin.observation.BackupFacts;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.Observation.Reason;
import serin.observation.TableFacts;
import serin.observation.TableFacts.Encryption;
import serin.observation.TableFacts.Index;
import serin.observation.TableFacts.KeyElement;
import serin.observation.Tables;
import serin.observation.TimeToLiveFacts;

class AwsTablesTest {
    /** Members as in https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html */
    static final String FULL = """
            {"Table": {
              "TableName": "Thread", "TableStatus": "UPDATING",
              "TableArn": "arn:aws:dynamodb:eu-west-1:111122223333:table/Thread",
              "CreationDateTime": "2013-03-22T22:51:03Z", "ItemCount": 0, "TableSizeBytes": 0,
              "AttributeDefinitions": [
                {"AttributeName": "ForumName", "AttributeType": "S"},
                {"AttributeName": "LastPostDateTime", "AttributeType": "N"}],
              "KeySchema": [
                {"AttributeName": "ForumName", "KeyType": "HASH"},
                {"AttributeName": "LastPostDateTime", "KeyType": "RANGE"}],
              "BillingModeSummary": {"BillingMode": "PAY_PER_REQUEST"},
              "DeletionProtectionEnabled": true,
              "SSEDescription": {"Status": "ENABLED", "SSEType": "KMS", "KMSMasterKeyArn": "arn:aws:kms:eu-west-1:111122223333:key/k"},
              "GlobalSecondaryIndexes": [{
                "IndexName": "by-post", "IndexStatus": "CREATING", "Backfilling": true,
                "KeySchema": [{"AttributeName": "LastPostDateTime", "KeyType": "HASH"}],
                "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["b", "a"]}}],
              "LocalSecondaryIndexes": [{
                "IndexName": "local", "KeySchema": [{"AttributeName": "ForumName", "KeyType": "HASH"}],
                "Projection": {"ProjectionType": "KEYS_ONLY"}}]}}""";

    private static StubAws stub;
    private static AwsCloud aws;
    private Tables tables;

    @BeforeAll
    static void start() throws IOException {
        stub = new StubAws();
        aws = TestCloud.open(stub.uri());
    }

    @AfterAll
    static void stop() {
        aws.close();
        stub.close();
    }

    @BeforeEach
    void freshRun() {
        stub.reset();
        tables = TestCloud.cloud(aws).tables();
    }

    @Test
    void readsEveryPropertyOfATable() {
        stub.on("DescribeTable", Wire.success("DescribeTable", FULL));
        ;

        assertThat(tables.table("Thread"))
                .isEqualTo(new Observation.Present<>(
                        new TableFacts(
                                "Thread",
                                "arn:aws:dynamodb:eu-west-1:111122223333:table/Thread",
                                "UPDATING",
                                List.of(
                                        new KeyElement("ForumName", "HASH"),
                                        new KeyElement("LastPostDateTime", "RANGE")),
                                Map.of("ForumName", "S", "LastPostDateTime", "N"),
                                Map.of(
                                        "by-post",
                                        new Index(
                                                true,
                                                List.of(new KeyElement("LastPostDateTime", "HASH")),
                                                "INCLUDE",
                                                List.of("a", "b"),
                                                Optional.of("CREATING"),
                                                true),
                                        "local",
                                        new Index(
                                                false,
                                                List.of(new KeyElement("ForumName", "HASH")),
                                                "KEYS_ONLY",
                                                List.of(),
                                                Optional.empty(),
                                                false)),
                                "PAY_PER_REQUEST",
                                true,
                                Optional.of(new Encryption(
                                        "ENABLED", "KMS", Optional.of("arn:aws:kms:eu-west-1:111122223333:key/k")))),
                        Evidence.of("dynamodb:DescribeTable")));
    }

    @Test
    void aStatusThatThisSdkDoesNotKnowSurvivesAsText() {
        stub.on("DescribeTable", table("\"TableStatus\": \"HIBERNATING\","));

        assertThat(tables.table("t"))
                .isInstanceOfSatisfying(
                        Observation.Present.class,
                        present -> assertThat(((TableFacts) present.facts()).status())
                                .isEqualTo("HIBERNATING"));
    }

    @Test
    void anAnswerWithoutStatusIsMalformed() {
        stub.on("DescribeTable", table(""));

        assertThat(tables.table("t"))
                .isEqualTo(new Observation.Unreadable<>(
                        "dynamodb:DescribeTable",
                        Reason.MALFORMED,
                        "the answer has no Table.TableStatus (request id " + Wire.REQUEST_ID + ")"));
    }

    /** Error: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContinuousBackups.html#API_DescribeContinuousBackups_Errors */
    @Test
    void backupsOfAMissingTableAreAbsent() {
        stub.on(
                "DescribeContinuousBackups",
                Wire.error("DescribeContinuousBackups", 400, "TableNotFoundException", "Table not found: t"));

        assertThat(tables.backups("t"))
                .isEqualTo(new Observation.Absent<>(
                        "table t does not exist", Evidence.of("dynamodb:DescribeContinuousBackups")));
    }

    @Test
    void readsTheRecoveryPeriod() {
        stub.on("DescribeContinuousBackups", Wire.success("DescribeContinuousBackups", """
                {"ContinuousBackupsDescription": {"ContinuousBackupsStatus": "ENABLED", "PointInTimeRecoveryDescription":
                  {"PointInTimeRecoveryStatus": "ENABLED", "RecoveryPeriodInDays": 35}}}"""));

        assertThat(tables.backups("t"))
                .isEqualTo(new Observation.Present<>(
                        new BackupFacts("ENABLED", OptionalInt.of(35)),
                        Evidence.of("dynamodb:DescribeContinuousBackups")));
    }

    @Test
    void readsTimeToLive() {
        stub.on(
                "DescribeTimeToLive",
                Wire.success(
                        "DescribeTimeToLive",
                        "{\"TimeToLiveDescription\": {\"TimeToLiveStatus\": \"ENABLED\", \"AttributeName\": \"ttl\"}}"));

        assertThat(tables.timeToLive("t"))
                .isEqualTo(new Observation.Present<>(
                        new TimeToLiveFacts("ENABLED", Optional.of("ttl")),
                        Evidence.of("dynamodb:DescribeTimeToLive")));
    }

    private static StubAws.Answer table(String status) {
        return Wire.success("DescribeTable", """
                {"Table": {"TableName": "t", %s "TableArn": "arn:aws:dynamodb:eu-west-1:111122223333:table/t",
                  "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
                  "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}}""".formatted(status));
    }
}
