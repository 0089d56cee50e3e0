package localcloud.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import localcloud.resource.InMemoryResources;
import localcloud.resource.Resource;
import localcloud.resource.Resources;
import localcloud.service.World;
import localcloud.service.delivery.Background;
import localcloud.template.Draft;
import localcloud.template.Made;
import localcloud.template.Stack;
import localcloud.template.StackEvent;
import localcloud.template.Stacks;
import localcloud.template.Template;

/** An engine in a world of its own, with a type {@code Custom::Thing} that does what a test wants of it. */
final class Workshop implements AutoCloseable, World {
    static final String STACK = "s";

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration LONGEST = Duration.ofSeconds(20);

    final Stacks stacks = new Stacks();
    final Things things = new Things();
    final List<String> told = new CopyOnWriteArrayList<>();
    private final InMemoryResources resources = new InMemoryResources();
    private final Background background = new Background();
    final Engine engine = new Engine(
            this,
            stacks,
            new Lifecycles(Map.of("Custom::*", things)),
            Map.of(),
            background,
            (stack, token) -> told.add(stack.status()),
            () -> {});

    /** What is called, and what fails: by the verb and the logical id, such as {@code update B}. */
    static final class Things implements Lifecycle {
        final List<String> calls = new CopyOnWriteArrayList<>();
        final Map<String, String> failing = new HashMap<>();
        final Map<String, CountDownLatch> held = new HashMap<>();

        @Override
        public Made create(Draft draft, Work work) throws ProvisioningException, InterruptedException {
            called("create", draft, work);
            return Made.of(draft.text("Id")).attribute("Value", draft.text("Value"));
        }

        @Override
        public Made update(Draft draft, Provisioned before, Work work)
                throws ProvisioningException, InterruptedException {
            called(work.rollingBack() ? "restore" : "update", draft, work);
            return Made.of(draft.text("Id")).attribute("Value", draft.text("Value"));
        }

        @Override
        public void delete(Draft draft, Provisioned before, Work work)
                throws ProvisioningException, InterruptedException {
            called("delete", draft, work);
            calls.set(calls.size() - 1, calls.getLast() + " " + before.physicalId());
        }

        private void called(String verb, Draft draft, Work work) throws ProvisioningException, InterruptedException {
            var call = verb + " " + draft.logicalId();
            calls.add(call);
            var latch = held.get(call);
            if (latch != null) {
                work.whenCancelled(latch::countDown);
                latch.await();
            }
            if (failing.containsKey(call) || work.cancelled()) {
                throw new ProvisioningException(failing.getOrDefault(call, "stopped"), draft.text("Half"));
            }
        }

        @Override
        public boolean waits() {
            return true;
        }
    }

    static Wish wish(String resources) {
        return wish(resources, false);
    }

    static Wish wish(String resources, boolean disableRollback) {
        return wish("{\"Resources\": {" + resources + "}}", Map.of(), disableRollback);
    }

    static Wish wish(String template, Map<String, String> given, boolean disableRollback) {
        return new Wish(
                template,
                Template.read(template),
                given,
                new Stack.Settings(Map.of(), List.of(), List.of(), disableRollback),
                "token");
    }

    /** A resource in a template. */
    static String thing(String id, String properties) {
        return "\"" + id + "\": {\"Type\": \"Custom::Thing\", \"Properties\": {" + properties + "}}";
    }

    static String topic(String id, String properties) {
        return "\"" + id + "\": {\"Type\": \"AWS::SNS::Topic\", \"Properties\": {" + properties + "}}";
    }

    Stack create(Wish wish) throws InterruptedException {
        engine.create(STACK, wish, false, _ -> {});
        return settled();
    }

    Stack update(Wish wish) throws InterruptedException {
        engine.update(stack(), wish);
        return settled();
    }

    /** The stack when nothing is under way any more. */
    Stack settled() throws InterruptedException {
        if (!background.awaitQuiet(LONGEST)) {
            throw new IllegalStateException("the operation has not ended; called: " + things.calls);
        }
        return stacks.everything().getLast();
    }

    Stack stack() {
        return stacks.find(STACK).orElseThrow();
    }

    /** What happened, oldest first: logical id and status. */
    List<String> events() {
        var events = new ArrayList<String>();
        journal().forEach(event -> events.add(event.logicalId() + " " + event.status()));
        return events;
    }

    List<String> eventsAfter(String mark) {
        var events = events();
        return events.subList(events.lastIndexOf(mark) + 1, events.size());
    }

    List<StackEvent> journal() {
        return stacks.journal().of(stacks.everything().getLast().id());
    }

    String reason(String logicalId, String status) {
        return journal().reversed().stream()
                .filter(event ->
                        event.logicalId().equals(logicalId) && event.status().equals(status))
                .findFirst()
                .orElseThrow()
                .reason();
    }

    String physicalId(String logicalId) {
        return stack().resources().stream()
                .filter(member -> member.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow()
                .physicalId();
    }

    Resource document(String key) {
        return resources.find(key).orElseThrow();
    }

    @Override
    public Resources resources() {
        return resources;
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

    @Override
    public void close() {
        background.close();
    }
}
