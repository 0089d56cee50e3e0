package localcloud.service.customresource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import localcloud.admin.RecordedInvocations;
import localcloud.resource.InMemoryResources;
import localcloud.resource.Resources;
import localcloud.service.Ground;
import localcloud.service.Grounds;
import localcloud.service.World;
import localcloud.service.delivery.Delivery;
import localcloud.service.delivery.Receiver;
import localcloud.stack.Announcer;
import localcloud.stack.Engine;
import localcloud.stack.Lifecycles;
import localcloud.stack.Wish;
import localcloud.template.Stack;
import localcloud.template.StackEvent;
import localcloud.template.Template;
import localcloud.template.TemplateException;
import localcloud.wire.WireRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stack with one custom resource, whose provider is this test. */
class CustomResourceTest {
    private static final String TEMPLATE = """
            {"Parameters": {"BuildId": {"Type": "String"}},
             "Resources": {"Gate": {"Type": "Custom::Gate", "Properties": {
               "ServiceToken": "arn:aws:lambda:eu-west-1:111122223333:function:provider:live", "ServiceTimeout": 60,
               "BuildId": {"Ref": "BuildId"}, "Nested": {"Flag": true, "Numbers": [1, 2]}}}},
             "Outputs": {"Answer": {"Value": {"Fn::GetAtt": ["Gate", "Answer"]}}}}""";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-27T12:00:00Z"));
    private final World world = new TestWorld(new InMemoryResources());
    private final Ground ground = Grounds.on(world, new NoPrincipals(), new RecordedInvocations());
    private final CustomResourcePart part = new CustomResourcePart(ground);
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final List<Integer> statuses = new CopyOnWriteArrayList<>();
    private Function<ObjectNode, List<ObjectNode>> provider = request -> List.of(success(request));
    private final Engine engine = new Engine(
            world,
            ground.stacks(),
            new Lifecycles(part.lifecycles()),
            Map.of(),
            ground.background(),
            Announcer.SILENT,
            () -> {});

    CustomResourceTest() {
        ground.courier().register("lambda", new Provider());
    }

    @AfterEach
    void close() {
        ground.background().close();
    }

    private static ObjectNode success(ObjectNode request) {
        return reply(request, "SUCCESS", "");
    }

    private static ObjectNode reply(ObjectNode request, String status, String reason) {
        var reply = new JsonMapper().createObjectNode();
        reply.put("Status", status).put("PhysicalResourceId", "gate-1");
        if (!reason.isEmpty()) {
            reply.put("Reason", reason);
        }
        for (var name : List.of("StackId", "RequestId", "LogicalResourceId")) {
            reply.set(name, request.path(name));
        }
        reply.putObject("Data").put("Answer", "42");
        return reply;
    }

    private Stack create() throws InterruptedException {
        return engine.createNow("shop", TEMPLATE, Map.of("BuildId", "one"));
    }

    private Stack update(String buildId) throws InterruptedException {
        var stack = ground.stacks().find("shop").orElseThrow();
        engine.update(
                stack,
                new Wish(
                        TEMPLATE,
                        Template.read(TEMPLATE),
                        Map.of("BuildId", buildId),
                        Stack.Settings.USUAL,
                        "token-" + buildId));
        assertThat(ground.background().awaitQuiet(Duration.ofSeconds(30))).isTrue();
        return ground.stacks().find("shop").orElseThrow();
    }

    private List<String> failures(Stack stack) {
        return ground.stacks().journal().of(stack.id()).stream()
                .filter(event -> event.logicalId().equals("Gate"))
                .filter(event -> event.status().endsWith("_FAILED"))
                .map(StackEvent::reason)
                .toList();
    }

    private int put(String url, String body, Map<String, List<String>> headers) {
        var parts = url.substring(url.indexOf(CustomResourcePart.ROOT)).split("\\?", 2);
        return Objects.requireNonNull(part.sites().get(CustomResourcePart.ROOT))
                .answer(new WireRequest("PUT", parts[0], parts[1], headers, body.getBytes(StandardCharsets.UTF_8)))
                .status();
    }

    private int put(String url, String body) {
        return put(url, body, Map.of("content-length", List.of("1")));
    }

    /** Fields of https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html. */
    @Test
    void asksTheFunctionAsDocumented() throws InterruptedException {
        var stack = create();

        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.path("RequestType").asText()).isEqualTo("Create");
            assertThat(request.path("StackId").asText()).isEqualTo(stack.id());
            assertThat(request.path("LogicalResourceId").asText()).isEqualTo("Gate");
            assertThat(request.path("ResourceType").asText()).isEqualTo("Custom::Gate");
            assertThat(request.path("ResourceProperties").path("BuildId").asText())
                    .isEqualTo("one");
            assertThat(request.path("ResourceProperties").path("ServiceTimeout").isTextual())
                    .isTrue();
            assertThat(request.path("ResourceProperties").path("Nested").toString())
                    .isEqualTo("{\"Flag\":\"true\",\"Numbers\":[\"1\",\"2\"]}");
            assertThat(request.has("PhysicalResourceId")).isFalse();
            assertThat(request.has("OldResourceProperties")).isFalse();
        });
        assertThat(stack.outputs())
                .singleElement()
                .satisfies(output -> assertThat(output.value()).isEqualTo("42"));
        assertThat(stack.resources().getFirst().physicalId()).isEqualTo("gate-1");
    }

    @Test
    void asksAgainOnlyWhenAPropertyChanges() throws InterruptedException {
        create();

        update("one");
        assertThat(requests).hasSize(1);

        update("two");
        assertThat(requests).hasSize(2);
        assertThat(requests.getLast().path("RequestType").asText()).isEqualTo("Update");
        assertThat(requests.getLast().path("PhysicalResourceId").asText()).isEqualTo("gate-1");
        assertThat(requests.getLast()
                        .path("OldResourceProperties")
                        .path("BuildId")
                        .asText())
                .isEqualTo("one");
    }

    @Test
    void anUpdateThatIsTurnedDownIsRolledBackWithTheReasonInItsEvent() throws InterruptedException {
        create();
        provider = request -> List.of(
                request.path("ResourceProperties").path("BuildId").asText().equals("two")
                        ? reply(request, "FAILED", "rule.target-alias@Daily")
                        : success(request));

        var stack = update("two");

        assertThat(stack.status()).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
        assertThat(failures(stack))
                .singleElement()
                .asString()
                .startsWith("Received response status [FAILED] from custom resource. Message returned:"
                        + " rule.target-alias@Daily (RequestId: ");
        assertThat(requests.getLast().path("ResourceProperties").path("BuildId").asText())
                .as("the rollback asks with the old properties")
                .isEqualTo("one");
    }

    @Test
    void aFailureInTheRollbackLeavesItFailed() throws InterruptedException {
        create();
        provider = request -> List.of(reply(request, "FAILED", "never"));

        assertThat(update("two").status()).isEqualTo("UPDATE_ROLLBACK_FAILED");
    }

    @Test
    void theFirstAnswerCounts() throws InterruptedException {
        provider = request -> List.of(success(request), reply(request, "FAILED", "too late"));

        create();

        assertThat(statuses).containsExactly(200, 403);
    }

    @Test
    void withoutAnAnswerItFailsAfterItsTimeOut() throws InterruptedException {
        create();
        provider = _ -> {
            now.updateAndGet(time -> time.plusSeconds(61));
            return List.of();
        };

        var stack = update("two");

        assertThat(failures(stack).getFirst())
                .startsWith("CloudFormation did not receive a response from your Custom Resource.");
    }

    @Test
    void anAnswerAfterTheTimeOutIsNotTaken() throws InterruptedException {
        create();
        provider = request -> {
            now.updateAndGet(time -> time.plusSeconds(61));
            return List.of(success(request));
        };

        update("two");

        assertThat(statuses).contains(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Status\": \"SUCCESS\"} | Invalid response object: StackId is not the request's",
                "no JSON | Response is not valid JSON"
            })
    void anAnswerThatBreaksTheRulesHasFailed(String body, String reason) {
        provider = request -> {
            statuses.add(put(request.path("ResponseURL").asText(), body));
            return List.of();
        };

        assertThatThrownBy(this::create).isInstanceOf(TemplateException.class).hasMessageContaining(reason);
    }

    @Test
    void anAnswerThatIsTooLongHasFailed() {
        provider = request -> List.of(success(request).put("Reason", "x".repeat(4_096)));

        assertThatThrownBy(this::create).hasMessageContaining("Response object is too long.");
    }

    @Test
    void aUrlTakesNoContentTypeAndNoOtherSignature() throws InterruptedException {
        provider = request -> {
            var url = request.path("ResponseURL").asText();
            var body = success(request).toString();
            statuses.add(put(
                    url, body, Map.of("content-length", List.of("1"), "content-type", List.of("application/json"))));
            statuses.add(put(url, body, Map.of()));
            statuses.add(put(url.replaceAll("Signature=.*", "Signature=guessed"), body));
            return List.of(success(request));
        };

        assertThat(org.assertj.core.api.Assertions.catchThrowable(this::create)).isNull();

        // The stack may be there before the provider has noted how its last answer was taken.
        assertThat(ground.background().awaitQuiet(Duration.ofSeconds(30))).isTrue();
        assertThat(statuses).containsExactly(403, 411, 403, 200);
    }

    @Test
    void aStackThatIsDeletedAsksOnceMore() throws InterruptedException {
        var stack = create();

        engine.delete(stack, List.of(), "token");
        assertThat(ground.background().awaitQuiet(Duration.ofSeconds(30))).isTrue();

        assertThat(requests.getLast().path("RequestType").asText()).isEqualTo("Delete");
        assertThat(requests.getLast().path("PhysicalResourceId").asText()).isEqualTo("gate-1");
        assertThat(ground.stacks().find("shop")).isEmpty();
    }

    /** Answers in the background, as a function does. */
    private final class Provider implements Receiver {
        @Override
        public void requireThere(String targetArn) {
            assertThat(targetArn).endsWith(":function:provider:live");
        }

        @Override
        public void receive(Delivery delivery) {
            var request = json(delivery.body());
            requests.add(request);
            assertThat(ground.background().start(() -> {
                        for (var answer : new ArrayList<>(provider.apply(request))) {
                            statuses.add(put(request.path("ResponseURL").asText(), answer.toString()));
                        }
                    }))
                    .isTrue();
        }
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new JsonMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class TestWorld implements World {
        private final Resources resources;

        private TestWorld(Resources resources) {
            this.resources = resources;
        }

        @Override
        public Resources resources() {
            return resources;
        }

        @Override
        public Instant now() {
            return now.get();
        }

        @Override
        public String region() {
            return "eu-west-1";
        }

        @Override
        public String accountId() {
            return "111122223333";
        }
    }

    private static final class NoPrincipals implements localcloud.service.Principals {
        @Override
        public Optional<String> arnOf(String accessKeyId) {
            return Optional.empty();
        }

        @Override
        public void register(String accessKeyId, String arn) {}

        @Override
        public void forget(String accessKeyId) {}
    }
}
