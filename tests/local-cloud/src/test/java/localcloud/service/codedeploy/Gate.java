package localcloud.service.codedeploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import localcloud.objects.ObjectStore;
import localcloud.resource.InMemoryResources;
import localcloud.resource.Resource;
import localcloud.resource.Resources;
import localcloud.service.AwsError;
import localcloud.service.FaultPoint;
import localcloud.service.Ground;
import localcloud.service.Invocations;
import localcloud.service.Metrics;
import localcloud.service.Operation;
import localcloud.service.Part;
import localcloud.service.World;
import localcloud.service.authorization.JudgedDeliveries;
import localcloud.service.cloudformation.StackStatusChanges;
import localcloud.service.cloudwatch.CloudWatchService;
import localcloud.service.delivery.Background;
import localcloud.service.delivery.Courier;
import localcloud.service.delivery.Delivery;
import localcloud.service.delivery.DeliveryRecord;
import localcloud.service.delivery.Receiver;
import localcloud.stack.Deployment;
import localcloud.stack.Engine;
import localcloud.stack.Lifecycles;
import localcloud.stack.Wish;
import localcloud.template.Stack;
import localcloud.template.Stacks;
import localcloud.template.Template;
import localcloud.wire.KnownPrincipals;

/** A deployed stack (template.yaml beside processed-template.json) with CodeDeploy, whose hooks are answered in memory. */
final class Gate implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    final InMemoryResources resources = new InMemoryResources();
    final Stacks stacks = new Stacks();
    final Metrics metrics = new Metrics();
    final Background background = new Background();
    final List<JsonNode> events = new CopyOnWriteArrayList<>();
    final List<Hook> hooks = new CopyOnWriteArrayList<>();
    final CodeDeployPart part;
    private final Engine engine;
    private final AtomicReference<Consumer<Hook>> onHook = new AtomicReference<>(hook -> {});
    private final AtomicReference<Consumer<String>> onTraffic = new AtomicReference<>(alias -> {});
    private final World world = new FixedWorld();

    /** A call of a hook. */
    record Hook(String caller, String function, JsonNode payload, String event, String hooked) {
        String deployment() {
            return payload.path("DeploymentId").asText();
        }

        String execution() {
            return payload.path("LifecycleEventHookExecutionId").asText();
        }
    }

    Gate(Path project) throws IOException {
        jar(project.resolve("old.jar"), "old");
        jar(project.resolve("new.jar"), "new");
        var courier = new Courier(world, new JudgedDeliveries(world), FaultPoint.NONE, new DeliveryRecord());
        courier.register("lambda", receiver(this::called));
        courier.register("events", receiver(delivery -> events.add(json(delivery.body()))));
        var ground = new Ground(
                world,
                new KnownPrincipals("key", "arn:aws:iam::111122223333:user/admin"),
                new NoInvocations(),
                project,
                () -> URI.create("http://127.0.0.1:1"),
                courier,
                background,
                metrics,
                FaultPoint.NONE,
                stacks,
                new ObjectStore(),
                project);
        part = new CodeDeployPart(ground);
        var states = new HashMap<String, Part.InitialState>(part.initialStates());
        states.putAll(CloudWatchService.part(ground).initialStates());
        engine = new Engine(
                world,
                stacks,
                new Lifecycles(part.lifecycles()),
                states,
                background,
                new StackStatusChanges(world, stacks, courier),
                () -> {});
        var result = Deployment.of("gate", template(), Map.of(), world, stacks, states);
        resources.putAll(result.resources());
        stacks.put(result.stack());
    }

    private static void jar(Path file, String content) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new JarEntry(content));
        }
    }

    private static String template() throws IOException {
        try (var in = Gate.class.getResourceAsStream("/localcloud/codedeploy/processed-template.json")) {
            if (in == null) {
                throw new IllegalStateException("the tests have no template");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What hooks do from now on. */
    void onHook(Consumer<Hook> action) {
        onHook.set(action);
    }

    /** Hears of each change of the alias of one function, as {@link #alias} shows it, before anything else happens. */
    void onTraffic(String function, Consumer<String> action) {
        onTraffic.set(changed -> {
            if (changed.equals(function + "Aliaslive")) {
                action.accept(alias(function));
            }
        });
    }

    /** All hooks report success. */
    void allSucceed() {
        onHook(hook -> report(hook, "Succeeded"));
    }

    /** The hook of one event of one function reports a failure, all others success. */
    void failsIn(String function, String event) {
        onHook(hook ->
                report(hook, hook.event().equals(event) && hook.hooked().equals(function) ? "Failed" : "Succeeded"));
    }

    private void called(Delivery delivery) {
        var payload = json(delivery.body());
        var id = payload.path("DeploymentId").asText();
        var target = call("ListDeploymentTargets", "deploymentId", id)
                .path("targetIds")
                .path(0)
                .asText();
        var shown = call("GetDeploymentTarget", "deploymentId", id, "targetId", target)
                .at("/deploymentTarget/lambdaTarget");
        var event = "";
        for (var step : shown.path("lifecycleEvents")) {
            if (step.path("status").asText().equals("InProgress")) {
                event = step.path("lifecycleEventName").asText();
            }
        }
        var hook = new Hook(delivery.from().principal(), delivery.targetArn(), payload, event, target);
        hooks.add(hook);
        onHook.get().accept(hook);
    }

    /** Reports for a hook. */
    JsonNode report(Hook hook, String status) {
        return call(
                "PutLifecycleEventHookExecutionStatus",
                "deploymentId",
                hook.deployment(),
                "lifecycleEventHookExecutionId",
                hook.execution(),
                "status",
                status);
    }

    /** Updates the stack to new code of these functions, as sam deploy does, and waits for the end of it all. */
    Stack update(String... functions) throws IOException {
        var text = template();
        for (var function : functions) {
            text = text.replace(function + "Version68394af731", function + "Version0123456789");
        }
        var template = Template.read(text);
        for (var function : functions) {
            ((ObjectNode) template.section("Resources").path(function).path("Properties"))
                    .putObject("Code")
                    .put("S3Bucket", "local-artifacts")
                    .put("S3Key", "new.jar");
        }
        engine.update(stack(), new Wish(text, Template.of(template.root()), Map.of(), Stack.Settings.USUAL, "token"));
        settle();
        return stack();
    }

    /** The reason that an event of the stack gives. */
    String reason(String logicalId, String status) {
        return stacks.journal().of(stack().id()).reversed().stream()
                .filter(event ->
                        event.logicalId().equals(logicalId) && event.status().equals(status))
                .findFirst()
                .orElseThrow()
                .reason();
    }

    /** Ships new code and waits for the end of it all. */
    JsonNode ship(String... functions) {
        return ship(object(), functions);
    }

    /** Ships with more members in the body. */
    JsonNode ship(ObjectNode more, String... functions) {
        var id = start(more, functions);
        settle();
        return shown(id);
    }

    /** Starts shipping; a minute takes a millisecond unless the body says otherwise. */
    String start(ObjectNode more, String... functions) {
        var body = object().put("jar", "new.jar").put("minuteMillis", 1).put("hookLimitMillis", 60_000);
        var names = body.putArray("functions");
        for (var function : functions) {
            names.add(function);
        }
        body.setAll(more);
        return admin("POST", Map.of(), body).path("id").asText();
    }

    JsonNode shown(String id) {
        return admin("GET", Map.of("Id", id), object());
    }

    private JsonNode admin(String method, Map<String, String> labels, JsonNode body) {
        try {
            for (var route : part.adminRoutes()) {
                if (route.method().equals(method)) {
                    return route.handler().answer(labels, body);
                }
            }
            throw new IllegalStateException("no route");
        } catch (AwsError e) {
            return object().put("error", e.status());
        }
    }

    void settle() {
        try {
            if (!background.awaitQuiet(LONG_ENOUGH)) {
                throw new IllegalStateException("not quiet after " + LONG_ENOUGH);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Calls an operation with text members; an error is answered as {@code {"code": …}}. */
    JsonNode call(String operation, String... members) {
        var input = object();
        for (int i = 0; i < members.length; i += 2) {
            input.put(members[i], members[i + 1]);
        }
        return call(operation, input);
    }

    JsonNode call(String operation, ObjectNode input) {
        try {
            var found = part.operations().stream()
                    .filter(each -> each.name().equals(operation))
                    .findFirst()
                    .orElseThrow();
            return found.handler().answer(new Operation.Call("arn:aws:iam::111122223333:user/admin", input));
        } catch (AwsError e) {
            return object().put("code", e.code());
        }
    }

    /** DeploymentInfo. */
    JsonNode info(String deploymentId) {
        return call("GetDeployment", "deploymentId", deploymentId).path("deploymentInfo");
    }

    /** The version that the alias of a function is on, and its weights. */
    String alias(String function) {
        var alias = resources.find(function + "Aliaslive").orElseThrow();
        return alias.properties().path("FunctionVersion").asText()
                + alias.state().path("RoutingConfig").path("AdditionalVersionWeights");
    }

    Stack stack() {
        return stacks.find("gate").orElseThrow();
    }

    /** One error of an alias, as Lambda counts it. */
    void error(String function) {
        var dimensions = new TreeMap<String, String>();
        dimensions.put("FunctionName", function);
        dimensions.put("Resource", function + ":live");
        metrics.add(new Metrics.DataPoint("AWS/Lambda", "Errors", dimensions, 1, NOW));
    }

    /** Events of one kind: their state or status. */
    List<String> told(String detailType, String pointer) {
        var told = new ArrayList<String>();
        for (var event : events) {
            if (event.path("detail-type").asText().equals(detailType)) {
                told.add(event.at(pointer).asText());
            }
        }
        return told;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    @Override
    public void close() {
        background.close();
    }

    private static Receiver receiver(Consumer<Delivery> taking) {
        return new Receiver() {
            @Override
            public void requireThere(String targetArn) {
                // Everything is.
            }

            @Override
            public void receive(Delivery delivery) {
                taking.accept(delivery);
            }
        };
    }

    private final class FixedWorld implements World {
        @Override
        public Resources resources() {
            return new Heard();
        }

        @Override
        public Instant now() {
            return NOW;
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

    /** The resources, whose changes are heard. */
    private final class Heard implements Resources {
        @Override
        public List<Resource> all() {
            return resources.all();
        }

        @Override
        public List<Resource> ofType(String type) {
            return resources.ofType(type);
        }

        @Override
        public Optional<Resource> find(String logicalId) {
            return resources.find(logicalId);
        }

        @Override
        public void put(Resource resource) {
            resources.put(resource);
        }

        @Override
        public Optional<Resource> update(String logicalId, UnaryOperator<Resource> change) {
            var after = resources.update(logicalId, change);
            onTraffic.get().accept(logicalId);
            return after;
        }

        @Override
        public boolean remove(String logicalId) {
            return resources.remove(logicalId);
        }
    }

    private static final class NoInvocations implements Invocations {
        @Override
        public void add(Invocation invocation) {
            throw new IllegalStateException("nothing is invoked here");
        }

        @Override
        public List<Invocation> all() {
            return List.of();
        }
    }
}
