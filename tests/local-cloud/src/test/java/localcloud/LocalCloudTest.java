package localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import localcloud.resource.Resource;
import localcloud.service.Ground;
import localcloud.service.Invocations;
import localcloud.service.Part;
import localcloud.template.TemplateException;
import localcloud.wire.Front;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cloud over HTTP, as its clients see it. */
final class LocalCloudTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String TEMPLATE = """
            {"Description": "Two of a kind", "Parameters": {"Stage": {"Type": "String", "Default": "dev"}},
             "Resources": {
              "Table": {"Type": "AWS::DynamoDB::Table", "Properties": {"TableName": {"Fn::Sub": "${Stage}-table"}, "BillingMode": "PAY_PER_REQUEST"}},
              "F": {"Type": "AWS::Lambda::Function", "Properties": {"FunctionName": "f", "Timeout": 3}}},
             "Outputs": {"Name": {"Value": {"Ref": "Table"}, "Export": {"Name": "the-table"}}}}
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> told = new ArrayList<>();
    private final List<Ground> grounds = new ArrayList<>();
    private LocalCloud cloud = unstarted();

    private LocalCloud unstarted() {
        try {
            return LocalCloud.start(
                    new LocalCloud.Options(0, Path.of("."), InstantSource.fixed(START), List.of(this::part)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void deploy() {
        cloud.deploy("first", TEMPLATE, Map.of());
    }

    @AfterEach
    void close() {
        cloud.close();
        http.close();
    }

    @Test
    void listsAndReadsResources() {
        assertThat(get("/_cloud/resources").toString())
                .isEqualTo("[{\"logicalId\":\"Table\",\"type\":\"AWS::DynamoDB::Table\",\"physicalId\":\"dev-table\"},"
                        + "{\"logicalId\":\"F\",\"type\":\"AWS::Lambda::Function\",\"physicalId\":\"f\"}]");
        var table = get("/_cloud/resources/Table");
        assertThat(table.at("/properties/BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
        assertThat(table.at("/state/TableStatus").asText()).isEqualTo("ACTIVE");
        assertThat(table.at("/state/filledByPart").asText()).isEqualTo("yes");
    }

    @Test
    void patchesADocument() {
        var answer = send(
                "PATCH",
                "/_cloud/resources/F",
                "[{\"op\": \"test\", \"path\": \"/properties/Timeout\", \"value\": 3},"
                        + "{\"op\": \"replace\", \"path\": \"/properties/Timeout\", \"value\": 1},"
                        + "{\"op\": \"add\", \"path\": \"/state/State\", \"value\": \"Inactive\"}]");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/properties/Timeout").asInt()).isEqualTo(1);
        assertThat(get("/_cloud/resources/F")).isEqualTo(answer.body());
    }

    @Test
    void changesNothingWhenOneOperationDoesNotApply() {
        var before = get("/_cloud/resources/F");

        for (var last : List.of(
                "{\"op\": \"remove\", \"path\": \"/properties/Nope\"}",
                "{\"op\": \"replace\", \"path\": \"/properties/Nope/Deeper\", \"value\": 1}",
                "{\"op\": \"test\", \"path\": \"/properties/Timeout\", \"value\": 99}",
                "{\"op\": \"move\", \"from\": \"/nowhere\", \"path\": \"/properties/x\"}",
                "{\"op\": \"add\", \"path\": \"/properties/Timeout/-\", \"value\": 1}",
                "{\"op\": \"add\", \"path\": \"/extra\", \"value\": 1}",
                "{\"op\": \"remove\", \"path\": \"/state\"}",
                "{\"op\": \"replace\", \"path\": \"/properties\", \"value\": []}",
                "{\"op\": \"replace\", \"path\": \"/logicalId\", \"value\": \"G\"}",
                "{\"op\": \"replace\", \"path\": \"/physicalId\", \"value\": null}",
                "{\"op\": \"replace\", \"path\": \"\", \"value\": 5}",
                "{\"op\": \"frob\", \"path\": \"/properties\"}",
                "{\"op\": \"add\", \"path\": \"properties\", \"value\": 1}",
                "{\"op\": \"add\", \"path\": \"/properties/x\"}",
                "{\"path\": 7}",
                "17")) {
            var answer = send(
                    "PATCH",
                    "/_cloud/resources/F",
                    "[{\"op\": \"replace\", \"path\": \"/properties/Timeout\", \"value\": 1}," + last + "]");
            assertThat(answer.status()).as(last).isEqualTo(400);
            assertThat(answer.body().path("error").asText())
                    .as(last)
                    .isNotEmpty()
                    .doesNotContain("Exception");
            assertThat(get("/_cloud/resources/F")).as(last).isEqualTo(before);
        }
        assertThat(send("PATCH", "/_cloud/resources/F", "{}").status()).isEqualTo(400);
        assertThat(send("PATCH", "/_cloud/resources/F", "").status()).isEqualTo(400);
        assertThat(send("PATCH", "/_cloud/resources/F", "[").status()).isEqualTo(400);
    }

    @Test
    void deletesTheThingButNotWhatCloudFormationRemembers() {
        assertThat(send("DELETE", "/_cloud/resources/Table", "").status()).isEqualTo(200);

        assertThat(send("GET", "/_cloud/resources/Table", "").status()).isEqualTo(404);
        assertThat(send("DELETE", "/_cloud/resources/Table", "").status()).isEqualTo(404);
        assertThat(cloudFormation("ListStackResources&StackName=first").text())
                .contains("<PhysicalResourceId>dev-table</PhysicalResourceId>");
    }

    @Test
    void addsAResourceThatNoTemplateKnows() {
        var answer = send(
                "PUT",
                "/_cloud/resources/Stray",
                "{\"type\": \"AWS::Lambda::Url\", \"physicalId\": \"u\", \"properties\": {\"TargetFunctionArn\": \"f\", \"AuthType\": \"NONE\"}}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/state/FunctionUrl").asText()).startsWith("https://");
        assertThat(get("/_cloud/resources/Stray").path("physicalId").asText()).isEqualTo("u");
        assertThat(get("/_cloud/resources").path(2).path("logicalId").asText()).isEqualTo("Stray");
        assertThat(send("PUT", "/_cloud/resources/Stray", "{\"type\": \"T\", \"physicalId\": \"u\"}")
                        .status())
                .isEqualTo(400);
        assertThat(send("PUT", "/_cloud/resources/Stray", "{\"tpye\": \"T\"}")
                        .body()
                        .path("error")
                        .asText())
                .contains("unknown member 'tpye'");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThat(send("GET", "/_cloud/resources/Nope", "").status()).isEqualTo(404);
        assertThat(send("PATCH", "/_cloud/resources/Nope", "[]").status()).isEqualTo(404);
        assertThat(send("GET", "/_cloud/nope", "").status()).isEqualTo(404);
        assertThat(send("DELETE", "/_cloud/clock", "").status()).isEqualTo(405);
    }

    @Test
    void letsFaultsStrikeUntilTheyAreCleared() {
        var fault =
                "{\"service\": \"cloudformation\", \"operation\": \"DescribeStacks\", \"kind\": \"deny\", \"probability\": 1}";
        assertThat(send("POST", "/_cloud/faults", fault).status()).isEqualTo(200);
        assertThat(get("/_cloud/faults").size()).isEqualTo(1);

        assertThat(cloudFormation("DescribeStacks").status()).isEqualTo(403);
        assertThat(cloudFormation("ListStacks").status()).isEqualTo(200);

        assertThat(send("DELETE", "/_cloud/faults", "").status()).isEqualTo(200);
        assertThat(cloudFormation("DescribeStacks").status()).isEqualTo(200);
    }

    @Test
    void refusesFaultsThatMakeNoSense() {
        for (var fault : List.of(
                "{}",
                "[]",
                "{\"service\": \"dynamodb\", \"operation\": \"*\", \"kind\": \"explode\"}",
                "{\"service\": \"dynamodb\", \"operation\": \"*\", \"kind\": \"deny\", \"probability\": 2}",
                "{\"service\": \"dynamodb\", \"operation\": \"*\", \"kind\": \"deny\", \"probability\": \"often\"}",
                "{\"service\": \"dynamodb\", \"operation\": \"*\", \"kind\": \"delay\"}",
                "{\"service\": \"dynamodb\", \"operation\": \"*\", \"kind\": \"delay\", \"millis\": 1e99}",
                "{\"service\": \"dynamodb\", \"operation\": \"*\", \"kind\": \"deny\", \"colour\": \"red\"}")) {
            assertThat(send("POST", "/_cloud/faults", fault).status()).as(fault).isEqualTo(400);
        }
        assertThat(get("/_cloud/faults").size()).isZero();
    }

    @Test
    void advancesTheClock() {
        assertThat(get("/_cloud/clock").path("now").asText()).isEqualTo("2026-03-01T12:00:00Z");

        var answer = send("POST", "/_cloud/clock", "{\"advance\": \"PT26H\"}");
        assertThat(answer.body().path("now").asText()).isEqualTo("2026-03-02T14:00:00Z");
        assertThat(answer.date()).isEqualTo("Mon, 2 Mar 2026 14:00:00 GMT");

        for (var bad : List.of(
                "{\"advance\": \"26h\"}",
                "{\"advance\": \"-PT1H\"}",
                "{\"advance\": 5}",
                "{}",
                "{\"advance\": \"P9999999D\"}")) {
            assertThat(send("POST", "/_cloud/clock", bad).status()).as(bad).isEqualTo(400);
        }
        assertThat(get("/_cloud/clock").path("advanced").asText()).isEqualTo("PT26H");
    }

    @Test
    void resetsToTheFirstDeployment() {
        var before = get("/_cloud/resources/F");
        send(
                "PATCH",
                "/_cloud/resources/F",
                "[{\"op\": \"replace\", \"path\": \"/properties/Timeout\", \"value\": 1}]");
        send("DELETE", "/_cloud/resources/Table", "");
        send(
                "PUT",
                "/_cloud/resources/Stray",
                "{\"type\": \"AWS::SNS::Topic\", \"physicalId\": \"x\", \"properties\": {}}");
        send("POST", "/_cloud/faults", "{\"service\": \"*\", \"operation\": \"*\", \"kind\": \"error\"}");
        send("POST", "/_cloud/clock", "{\"advance\": \"P1D\"}");
        send("POST", "/_cloud/stacks/first", "{\"status\": \"UPDATE_ROLLBACK_FAILED\"}");
        cloudFormation("DescribeStacks");
        grounds.getFirst()
                .invocations()
                .add(new Invocations.Invocation(START, "c", "f", "", "1", "Event", false, "ok", 1));
        told.clear();

        assertThat(send("POST", "/_cloud/reset", "").status()).isEqualTo(200);

        assertThat(get("/_cloud/resources/F")).isEqualTo(before);
        assertThat(get("/_cloud/resources").size()).isEqualTo(2);
        assertThat(get("/_cloud/faults").size()).isZero();
        assertThat(get("/_cloud/clock").path("advanced").asText()).isEqualTo("PT0S");
        assertThat(get("/_cloud/calls").size()).isZero();
        assertThat(get("/_cloud/invocations").size()).isZero();
        assertThat(cloudFormation("DescribeStacks").text()).contains("<StackStatus>CREATE_COMPLETE</StackStatus>");
        assertThat(told).containsExactly("reset", "refresh");
    }

    @Test
    void showsCallsAndInvocations() {
        cloudFormation("DescribeStacks&StackName=nope");
        grounds.getFirst()
                .invocations()
                .add(new Invocations.Invocation(
                        START, "events.amazonaws.com", "f", "live", "1", "Event", true, "ok", 12));

        assertThat(get("/_cloud/calls").toString())
                .isEqualTo("[{\"at\":\"2026-03-01T12:00:00Z\",\"principal\":\"arn:aws:iam::111122223333:user/admin\","
                        + "\"service\":\"cloudformation\",\"operation\":\"DescribeStacks\",\"status\":400}]");
        assertThat(get("/_cloud/invocations").toString())
                .isEqualTo(
                        "[{\"at\":\"2026-03-01T12:00:00Z\",\"caller\":\"events.amazonaws.com\",\"function\":\"f\","
                                + "\"qualifier\":\"live\",\"version\":\"1\",\"type\":\"Event\",\"probe\":true,\"outcome\":\"ok\",\"millis\":12}]");
    }

    @Test
    void holdsSeveralStacks() {
        var second = cloud.deploy("second", TEMPLATE.replace("\"f\"", "\"g\""), Map.of("Stage", "prod"));
        cloud.deploy("empty", "{\"Resources\": {}}", Map.of());

        assertThat(second.resources()).extracting("key").containsExactly("second.Table", "second.F");
        assertThat(get("/_cloud/resources/second.Table").path("physicalId").asText())
                .isEqualTo("prod-table");
        assertThat(cloudFormation("ListStackResources&StackName=second").text())
                .contains("<LogicalResourceId>Table</LogicalResourceId>");
        assertThat(cloudFormation("ListStackResources&StackName=empty").text())
                .contains("<StackResourceSummaries></StackResourceSummaries>");
        assertThatThrownBy(() -> cloud.deploy("second", TEMPLATE, Map.of()))
                .isInstanceOf(TemplateException.class)
                .hasMessage("Stack [second] already exists");

        cloud.reset();
        assertThat(cloud.resources().all())
                .extracting(Resource::logicalId)
                .containsExactly("Table", "F", "second.Table", "second.F");
    }

    @Test
    void deploysAStackByTheAdminApi() {
        var answer = send(
                "PUT",
                "/_cloud/stacks/third",
                "{\"template\": {\"Resources\": {\"T\": {\"Type\": \"AWS::SNS::Topic\"}}}, \"parameters\": {}}");
        assertThat(answer.body().path("resources").asInt()).isEqualTo(1);

        assertThat(send(
                                "PUT",
                                "/_cloud/stacks/fourth",
                                "{\"template\": {\"Resources\": {\"T\": {\"Type\": \"No::Such::Type\"}}}}")
                        .body()
                        .path("error")
                        .asText())
                .contains("No::Such::Type (T)");
        assertThat(get("/_cloud/stacks").size()).isEqualTo(2);
        assertThat(send("POST", "/_cloud/stacks/third", "{\"status\": \"SLEEPING\"}")
                        .status())
                .isEqualTo(400);
        assertThat(send("POST", "/_cloud/stacks/nope", "{\"status\": \"CREATE_COMPLETE\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void refusesABodyThatIsTooLargeAndAWebPage() throws IOException, InterruptedException {
        var large = request("/_cloud/clock")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[Front.LARGEST_BODY + 1]))
                .build();
        assertThat(http.send(large, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(413);

        var page = request("/_cloud/reset")
                .header("Origin", "http://example.org")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(http.send(page, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void saysThatAPortIsInUse() {
        var port = cloud.endpoint().getPort();
        assertThatThrownBy(() ->
                        LocalCloud.start(new LocalCloud.Options(port, Path.of("."), InstantSource.system(), List.of())))
                .isInstanceOf(BindException.class);
    }

    @Test
    void knowsItsEndpointOnceItRuns() {
        assertThat(grounds.getFirst().endpoint().get()).isEqualTo(cloud.endpoint());
    }

    private Part part(Ground ground) {
        grounds.add(ground);
        return new Part() {
            @Override
            public Map<String, InitialState> initialStates() {
                return Map.of("AWS::DynamoDB::Table", (fresh, world) -> {
                    fresh.state().put("filledByPart", "yes");
                    return fresh;
                });
            }

            @Override
            public void refresh() {
                told.add("refresh");
            }

            @Override
            public void reset() {
                told.add("reset");
            }
        };
    }

    /** An answer of the admin API. */
    private record Answer(int status, String text, String date) {
        JsonNode body() {
            try {
                return MAPPER.readTree(text);
            } catch (IOException e) {
                throw new IllegalStateException(text, e);
            }
        }
    }

    private JsonNode get(String path) {
        return send("GET", path, "").body();
    }

    private Answer send(String method, String path, String body) {
        return exchange(request(path)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private Answer cloudFormation(String action) {
        return exchange(request("/")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + LocalCloud.ACCESS_KEY_ID
                                + "/20260301/eu-west-1/cloudformation/aws4_request, SignedHeaders=host, Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString("Version=2010-05-15&Action=" + action))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(cloud.endpoint() + path));
    }

    private Answer exchange(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Date").orElse(""));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
