package serin.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import serin.observation.Cloud;
import serin.observation.Observation;
import serin.observation.Observation.Reason;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;

/** Calls that hang, connections that cannot be made, and a run that is over. */
class DeadlineTest {
    private static StubAws stub;
    private static AwsCloud aws;

    @BeforeAll
    static void start() throws IOException {
        stub = new StubAws();
        aws = TestCloud.open(stub.uri(), Duration.ofMillis(100));
    }

    @AfterAll
    static void stop() {
        aws.close();
        stub.close();
    }

    @BeforeEach
    void reset() {
        stub.reset();
    }

    /** JSON, REST-JSON, Query. */
    @ParameterizedTest
    @ValueSource(strings = {"DescribeTable", "GetAlias", "GetRole"})
    void aCallThatHangsIsCutOffAfterAFewTries(String operation) {
        stub.on(operation, new StubAws.Hang());

        var observation = look(operation).ask().apply(TestCloud.cloud(aws));

        assertTimedOut(observation, "no answer from " + stub.uri() + " in time");
        assertThat(stub.asked()).hasSizeBetween(1, 5);
    }

    @Test
    void aCallIsCutOffAtTheDeadlineOfTheRun() {
        stub.on("DescribeTable", new StubAws.Hang());

        try (var patient = TestCloud.open(stub.uri(), Duration.ofSeconds(60))) {
            var cloud = patient.run(Instant.now().plusMillis(300)).cloud();

            assertTimedOut(cloud.tables().table("t"), "no answer from " + stub.uri() + " in time");
        }
        assertThat(stub.asked()).hasSize(1);
    }

    @Test
    void aRunThatIsOverAsksNothing() {
        var run = aws.run(Instant.now().minusSeconds(1));

        for (var look : Look.ALL) {
            assertTimedOut(
                    look.ask().apply(run.cloud()),
                    "not asked: the run's deadline comes before its turn under AWS's request quota");
        }
        assertThat(run.calls().attempts()).isZero();
        assertThat(stub.asked()).isEmpty();
    }

    /** More calls hang than may be under way at a time; the rest do not wait for them beyond the deadline. */
    @Test
    void callsThatWaitForAPlaceEndAtTheDeadline() throws Exception {
        stub.on("DescribeTable", new StubAws.Hang());
        var cloud = aws.run(Instant.now().plusMillis(80)).cloud();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, AwsClients.CONNECTIONS + 5)
                    .mapToObj(table -> threads.submit(() -> reason(cloud, "t" + table)))
                    .toList();
            for (Future<Reason> reason : all) {
                assertThat(reason.get()).isEqualTo(Reason.TIMED_OUT);
            }
        }
        assertThat(stub.asked()).hasSizeLessThanOrEqualTo(AwsClients.CONNECTIONS);
    }

    /** Seen here: the SDK's timer closed a connection while the JDK was opening it. */
    @Test
    void aConnectionThatIsBrokenOffWhileItOpensIsATimeOut() {
        var settings = TestCloud.settings(stub.uri(), Duration.ofSeconds(1));
        var reader = new AwsReader(
                settings,
                Instant.now().plusSeconds(60),
                new Quotas(settings.politeness(), settings.clock(), _ -> {}),
                new Semaphore(1),
                new Failures("AWS"),
                new AwsCalls());

        Observation<String> observation = reader.read(
                Operation.GET_ROLE,
                "role x",
                _ -> {
                    throw new NullPointerException("\"this.http\" is null");
                },
                (GetRoleResponse response) -> response.role().roleName());

        assertTimedOut(observation, "the connection was broken off: \"this.http\" is null");
    }

    @Test
    void anEndpointThatRefusesIsUnreachableAtOnce() {
        try (var nowhere = TestCloud.open(URI.create("http://127.0.0.1:1"))) {
            var run = TestCloud.run(nowhere);

            assertThat(run.cloud().stacks().stack("s"))
                    .isEqualTo(new Observation.Unreadable<>(
                            "cloudformation:DescribeStacks",
                            Reason.UNREACHABLE,
                            "no connection to http://127.0.0.1:1: ConnectException Connection refused"));
            assertThat(run.calls().attempts()).isEqualTo(1);
        }
    }

    private static Reason reason(Cloud cloud, String table) {
        return cloud.tables().table(table) instanceof Observation.Unreadable<?> unreadable
                ? unreadable.reason()
                : Reason.SERVICE_ERROR;
    }

    private static Look look(String operation) {
        return Look.ALL.stream()
                .filter(look -> look.operation().equals(operation))
                .findFirst()
                .orElseThrow();
    }

    private static void assertTimedOut(Observation<?> observation, String detail) {
        assertThat(observation).isInstanceOfSatisfying(Observation.Unreadable.class, unreadable -> {
            assertThat(unreadable.detail()).isEqualTo(detail);
            assertThat(unreadable.reason()).isEqualTo(Reason.TIMED_OUT);
        });
    }
}
