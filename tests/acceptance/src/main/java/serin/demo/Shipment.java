package serin.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

/** One update of a stack through the deployment gate, as the local cloud told of it when it had ended. */
public record Shipment(JsonNode told) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** How long one look for the end waits: a wait on the cloud's own work, which returns as soon as that is done. */
    private static final Duration LOOK = Duration.ofMillis(200);

    /**
     * What is shipped, and how fast.
     *
     * @param variant of tests/variants
     * @param minute what a minute of shifting traffic takes
     * @param hookLimit what the hour takes that CodeDeploy gives a hook
     * @param rollbackHooks whether a rollback calls its hooks, which AWS does not say
     */
    public record Order(
            List<String> functions, String variant, Duration minute, Duration hookLimit, boolean rollbackHooks) {
        public Order {
            functions = List.copyOf(functions);
        }

        /** Minutes of a tenth of a second, and hooks with four minutes. */
        public static Order of(String variant, String... functions) {
            return new Order(Arrays.asList(functions), variant, Duration.ofMillis(100), Duration.ofMinutes(4), false);
        }

        /** The same at another pace. */
        public Order withMinute(Duration other) {
            return new Order(functions, variant, other, hookLimit, rollbackHooks);
        }

        /** The same with another end of patience with a hook. */
        public Order withHookLimit(Duration other) {
            return new Order(functions, variant, minute, other, rollbackHooks);
        }

        /** The same, with hooks for rollbacks too. */
        public Order withRollbackHooks() {
            return new Order(functions, variant, minute, hookLimit, true);
        }

        private String body() {
            var body = MAPPER.createObjectNode();
            functions.forEach(body.putArray("functions")::add);
            return body.put("variant", variant)
                    .put("minuteMillis", minute.toMillis())
                    .put("hookLimitMillis", hookLimit.toMillis())
                    .put("rollbackHooks", rollbackHooks)
                    .toString();
        }
    }

    /** What became of one function's deployment. */
    public record Shipped(JsonNode told) {

        /** The function's logical id. */
        public String name() {
            return text("name");
        }

        /** The version of the alias before. */
        public String before() {
            return text("before");
        }

        /** The version that was shipped. */
        public String target() {
            return text("target");
        }

        /** The version of the alias now. */
        public String after() {
            return text("after");
        }

        public String deploymentId() {
            return text("deploymentId");
        }

        /** CodeDeploy's word. */
        public String status() {
            return text("deploymentStatus");
        }

        /** CodeDeploy's reason, which never says what the hook found. */
        public String reason() {
            return text("reason");
        }

        /** Whether the shipped version had traffic at any time. */
        public boolean weightsMoved() {
            return told.path("weightsMoved").asBoolean();
        }

        /** Each hook as {@code event status}, in order. */
        public List<String> hooks() {
            return StreamSupport.stream(told.path("hooks").spliterator(), false)
                    .map(hook -> hook.path("event").asText() + " "
                            + hook.path("status").asText())
                    .toList();
        }

        private String text(String member) {
            return told.path(member).asText();
        }
    }

    /** Starts an update; answers its id. */
    public static String start(AdminClient admin, Order order) {
        return admin.post("deployments", order.body()).path("id").asText();
    }

    /** How an update stands that may be under way. */
    public static Shipment look(AdminClient admin, String id) {
        return new Shipment(admin.get("deployments/" + id));
    }

    /**
     * Waits for the end of an update.
     *
     * @throws IllegalStateException when there is none after ten minutes
     */
    public static Shipment await(AdminClient admin, String id) {
        var until = System.nanoTime() + Duration.ofMinutes(10).toNanos();
        while (System.nanoTime() < until) {
            var shipment = look(admin, id);
            if (shipment.hasEnded()) {
                return shipment;
            }
            admin.post("deliveries/await", "{\"within\": \"" + LOOK + "\"}");
        }
        throw new IllegalStateException("no end after ten minutes: " + look(admin, id));
    }

    /** Ships and waits for the end. */
    public static Shipment of(AdminClient admin, Order order) {
        return await(admin, start(admin, order));
    }

    public boolean hasEnded() {
        return !status().equals("InProgress");
    }

    /** The update's: InProgress, Succeeded, Failed. */
    public String status() {
        return told.path("status").asText();
    }

    public List<Shipped> functions() {
        return StreamSupport.stream(told.path("functions").spliterator(), false)
                .map(Shipped::new)
                .toList();
    }

    /** The one function's that was shipped. */
    public Shipped only() {
        if (functions().size() != 1) {
            throw new IllegalStateException("not one function: " + told);
        }
        return functions().getFirst();
    }
}
