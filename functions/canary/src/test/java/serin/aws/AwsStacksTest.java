package serin.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.Observation.Reason;
import serin.observation.StackFacts;
import serin.observation.StackResourceFacts;
import serin.observation.Stacks;

class AwsStacksTest {
    private static final String ID = "arn:aws:cloudformation:eu-west-1:111122223333:stack/s/1";

    private static StubAws stub;
    private static AwsCloud aws;
    private Stacks stacks;

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
        stacks = TestCloud.cloud(aws).stacks();
    }

    /** Members as in https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Stack.html */
    @Test
    void readsAStackByNameOrId() {
        stub.on("DescribeStacks", Wire.success("DescribeStacks", """
                {"Stacks": [{"StackName": "s", "StackId": "%s", "CreationTime": "2020-01-01T00:00:00Z",
                  "StackStatus": "UPDATE_DREAMING", "StackStatusReason": "why", "Parameters": [
                    {"ParameterKey": "Stage", "ParameterValue": "dev"},
                    {"ParameterKey": "Secret", "ParameterValue": "****"},
                    {"ParameterKey": "Ami", "ParameterValue": "/path", "ResolvedValue": "ami-1"}]}]}""".formatted(ID)));
        var present = new Observation.Present<>(
                new StackFacts(
                        "s",
                        ID,
                        "UPDATE_DREAMING",
                        "why",
                        Map.of("Stage", "dev", "Secret", "****", "Ami", "ami-1"),
                        Optional.of(Instant.parse("2020-01-01T00:00:00Z"))),
                Evidence.of("cloudformation:DescribeStacks"));

        assertThat(stacks.stack("s").map(AwsStacksTest::withoutTime)).isEqualTo(present);
        assertThat(stacks.stack(ID).map(AwsStacksTest::withoutTime)).isEqualTo(present);
    }

    /** The answer's Date header: the stub's server writes the machine's time there, in whole seconds. */
    @Test
    void tellsWhenTheServiceAnswered() {
        stub.on("DescribeStacks", Wire.success("DescribeStacks", """
                {"Stacks": [{"StackName": "s", "StackId": "%s", "CreationTime": "2020-01-01T00:00:00Z",
                  "StackStatus": "CREATE_COMPLETE"}]}""".formatted(ID)));
        var before = Instant.now().truncatedTo(ChronoUnit.SECONDS);

        assertThat(stacks.stack("s"))
                .isInstanceOfSatisfying(
                        Observation.Present.class,
                        present -> assertThat(((StackFacts) present.facts()).answeredAt())
                                .hasValueSatisfying(at -> assertThat(at)
                                        .isBetween(before, Instant.now())
                                        .isEqualTo(at.truncatedTo(ChronoUnit.SECONDS))));
    }

    private static StackFacts withoutTime(StackFacts facts) {
        return new StackFacts(
                facts.name(), facts.id(), facts.status(), facts.statusReason(), facts.parameters(), facts.changedAt());
    }

    /** LastUpdatedTime "is only returned if the stack has been updated at least once". */
    @Test
    void isChangedWhenItWasLastUpdated() {
        stub.on("DescribeStacks", Wire.success("DescribeStacks", """
                {"Stacks": [{"StackName": "s", "StackId": "%s", "CreationTime": "2020-01-01T00:00:00Z",
                  "LastUpdatedTime": "2026-11-27T10:02:03.004Z", "StackStatus": "UPDATE_COMPLETE"}]}""".formatted(ID)));

        assertThat(stacks.stack("s").map(StackFacts::changedAt))
                .isEqualTo(new Observation.Present<>(
                        Optional.of(Instant.parse("2026-11-27T10:02:03.004Z")),
                        Evidence.of("cloudformation:DescribeStacks")));
    }

    /** Recorded: the same code for a name that no stack can have, which is no answer about a stack. */
    @Test
    void aNameThatIsNotAllowedIsNoMissingStack() {
        stub.on(
                "DescribeStacks",
                Wire.error(
                        "DescribeStacks",
                        400,
                        "ValidationError",
                        "1 validation error detected: Value '*@da591fa3_$' at 'stackName' failed to satisfy constraint: Member"
                                + " must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*"));

        assertThat(stacks.stack("*@da591fa3_$"))
                .isInstanceOfSatisfying(
                        Observation.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo(Reason.SERVICE_ERROR));
    }

    @Test
    void anotherStacksAnswerIsMalformed() {
        stub.on("DescribeStacks", Wire.success("DescribeStacks", "{\"Stacks\": [{\"StackName\": \"other\"}]}"));

        assertThat(stacks.stack("s"))
                .isEqualTo(new Observation.Unreadable<>(
                        "cloudformation:DescribeStacks",
                        Reason.MALFORMED,
                        "the answer has no stack s (request id " + Wire.REQUEST_ID + ")"));
    }

    @Test
    void asksForTheProcessedTemplate() {
        var body = "Resources:\n  Topic:\n    Type: AWS::SNS::Topic # <&> é\n";
        stub.on(
                "GetTemplate",
                Wire.success("GetTemplate", Wire.JSON.createObjectNode().put("TemplateBody", body)));

        assertThat(stacks.template("s"))
                .isEqualTo(new Observation.Present<>(body, Evidence.of("cloudformation:GetTemplate")));
        assertThat(StubAws.form(stub.asked().getFirst().body(), "TemplateStage"))
                .isEqualTo("Processed");
    }

    @Test
    void readsAllPagesOfResources() {
        stub.on("ListStackResources", asked -> {
            var second = StubAws.form(asked.body(), "NextToken").equals("two");
            return Wire.success("ListStackResources", """
                    {"StackResourceSummaries": [{"LogicalResourceId": "%s", %s "ResourceType": "AWS::SNS::Topic",
                      "ResourceStatus": "CREATE_COMPLETE", "LastUpdatedTimestamp": "2020-01-01T00:00:00Z"}]%s}""".formatted(
                            second ? "B" : "A",
                            second ? "" : "\"PhysicalResourceId\": \"arn\",",
                            second ? "" : ", \"NextToken\": \"two\""));
        });

        var made = Optional.of(Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(stacks.resources("s"))
                .isEqualTo(new Observation.Present<>(
                        List.of(
                                new StackResourceFacts(
                                        "A", Optional.of("arn"), "AWS::SNS::Topic", "CREATE_COMPLETE", made),
                                new StackResourceFacts(
                                        "B", Optional.empty(), "AWS::SNS::Topic", "CREATE_COMPLETE", made)),
                        Evidence.of("cloudformation:ListStackResources")));
    }

    @Test
    void pagesThatNeverEndAreMalformed() {
        stub.on("ListExports", Wire.success("ListExports", "{\"Exports\": [], \"NextToken\": \"again\"}"));

        assertThat(stacks.exports())
                .isEqualTo(new Observation.Unreadable<>(
                        "cloudformation:ListExports", Reason.MALFORMED, "the same page was announced twice"));
        assertThat(stub.asked()).hasSize(2);
    }

    @Test
    void aPageThatIsDeniedLeavesNothingHalfRead() {
        stub.on(
                "ListStackResources",
                asked -> StubAws.form(asked.body(), "NextToken").isEmpty()
                        ? Wire.success("ListStackResources", "{\"StackResourceSummaries\": [], \"NextToken\": \"two\"}")
                        : Wire.error("ListStackResources", 403, "AccessDenied", "no"));

        assertThat(stacks.resources("s"))
                .isInstanceOfSatisfying(
                        Observation.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo(Reason.DENIED));
    }

    @Test
    void readsExportsByName() {
        stub.on(
                "ListExports",
                Wire.success(
                        "ListExports",
                        "{\"Exports\": [{\"ExportingStackId\": \"x\", \"Name\": \"n\", \"Value\": \"v\"}]}"));

        assertThat(stacks.exports())
                .isEqualTo(new Observation.Present<>(Map.of("n", "v"), Evidence.of("cloudformation:ListExports")));
    }
}
