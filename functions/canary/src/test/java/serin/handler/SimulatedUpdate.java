package serin.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import serin.check.FakeCloud;
import serin.finding.CheckInfo;
import serin.finding.Finding;
import serin.finding.Outcome;
import serin.finding.ResourceRef;
import serin.finding.Severity;
import serin.gate.GateSettings;
import serin.gate.HookMode;
import serin.gate.TimeBox;
import serin.ledger.InMemoryLedger;
import serin.observation.Evidence;
import serin.observation.StackFacts;
import serin.run.Clouds;
import serin.run.Coverage;
import serin.run.Run;
import serin.run.Steps;
import serin.run.Trigger;
import serin.stackgate.ResponseUrl;
import serin.stackgate.Sender;
import serin.stackgate.StackGate;

/**
 * CloudFormation in the last step of an update, its rollback and the stack's deletion, as its user guide has it, with Lambda's
 * asynchronous invocations and the canary's fallback; made of what AWS documents, and of nothing of the canary's.
 *
 * <p>It takes the first answer to a request, and after ServiceTimeout none any more; without one the request has failed. A forward
 * request that fails begins the rollback, which asks again, with a request of its own and the old properties.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources.html">Custom resources</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html">Asynchronous invocation: an event may come twice</a>
 */
final class SimulatedUpdate {
    /** As template.yaml has them. */
    private static final Duration SERVICE_TIMEOUT = Duration.ofMinutes(8);

    private static final Duration CANARY_TIMEOUT = Duration.ofMinutes(5);

    private static final Instant START = Instant.parse("2026-11-27T03:00:00Z");
    private static final String STACK_ID =
            "arn:aws:cloudformation:eu-west-1:111122223333:stack/shop/1134083a-2608-1e91-9897-022501a2c456";
    private static final JsonMapper JSON = new JsonMapper();

    /** How a request ends. */
    enum Ending {
        SUCCESS,
        FAILED,
        TIME_OUT
    }

    /** What the canary would find. */
    private enum Truth {
        HEALTHY,
        UNHEALTHY,
        UNKNOWN,
        THROWS,
        HANGS
    }

    /** The canary's process is gone. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** A request, and what came of it. */
    final class Request {
        private final String id;
        private final String body;
        private final boolean forward;
        private final Instant until;
        private final List<Ending> endings = new ArrayList<>();
        private final Set<String> answers = new HashSet<>();
        private final List<String> story = new ArrayList<>();
        private int failingPuts;
        private boolean answersAreLost;

        private Request(String id, String body, boolean forward) {
            this.id = id;
            this.body = body;
            this.forward = forward;
            this.until = now.plus(SERVICE_TIMEOUT);
        }

        List<Ending> endings() {
            return endings;
        }

        String body() {
            return body;
        }

        boolean movesForward() {
            return forward;
        }

        boolean mayFail() {
            return truth == Truth.UNHEALTHY && mode == HookMode.ENFORCE && !cancelled;
        }

        /** What the canary has decided, fallback aside; while the ledger works, and the stack stays what it is. */
        Set<String> answers() {
            return ledgerWorks && !mayBeCancelled ? answers : Set.of();
        }

        List<String> story() {
            return story;
        }

        /** What S3 and CloudFormation do with a PUT. */
        private Sender.Sent put(byte[] sent) {
            var answer = read(sent);
            if (failingPuts > 0) {
                failingPuts--;
                story.add("500");
                return new Sender.Sent.Failed("status 500");
            }
            if (now.isAfter(until)) {
                story.add("late " + answer);
                return new Sender.Sent.Refused(403);
            }
            if (!endings.isEmpty()) {
                story.add("again " + answer);
                return new Sender.Sent.Refused(403);
            }
            endings.add(Ending.valueOf(answer));
            story.add(answer);
            if (answersAreLost) {
                answersAreLost = false;
                story.add("lost");
                return new Sender.Sent.Failed("connection reset");
            }
            return new Sender.Sent.Arrived();
        }

        private String read(byte[] sent) {
            if (sent.length > 4_096) {
                throw new AssertionError("an answer has at most 4,096 bytes, had " + sent.length);
            }
            var answer = tree(new String(sent, StandardCharsets.UTF_8));
            require(answer, "StackId", STACK_ID);
            require(answer, "RequestId", id);
            require(answer, "LogicalResourceId", "StackValidation");
            if (answer.path("Reason").asText().isEmpty()) {
                throw new AssertionError("no reason in " + answer);
            }
            physicalIds.add(answer.path("PhysicalResourceId").asText());
            return answer.path("Status").asText();
        }
    }

    private final Random random;
    private final Truth truth;
    private final HookMode mode;
    private final boolean ledgerWorks;
    private final boolean fallbackWorks;
    private final boolean mayBeCancelled;
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final List<Request> requests = new ArrayList<>();
    private final Set<String> physicalIds = new HashSet<>();
    private Instant now = START;
    private String status = "UPDATE_IN_PROGRESS";
    private boolean cancelled;
    private int callsUntilKilled = Integer.MAX_VALUE;

    SimulatedUpdate(Random random) {
        this.random = random;
        this.truth = oneOf(Truth.values());
        this.mode = random.nextInt(4) > 0 ? HookMode.ENFORCE : oneOf(HookMode.values());
        this.ledgerWorks = random.nextInt(5) > 0;
        this.fallbackWorks = random.nextInt(3) > 0;
        this.mayBeCancelled = random.nextInt(5) == 0;
        if (!ledgerWorks) {
            ledger.loseEverything("throttled");
        }
    }

    List<Request> requests() {
        return requests;
    }

    Set<String> physicalIds() {
        return physicalIds;
    }

    /** An update, its rollback where it fails, and at times the end of the stack. */
    void run() {
        var forward = ask(random.nextBoolean() ? "Create" : "Update", true);
        if (cancelled || !forward.endings.equals(List.of(Ending.SUCCESS))) {
            status = "UPDATE_ROLLBACK_IN_PROGRESS";
            if (forward.body.contains("\"Create\"")) {
                status = "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS";
                ask("Delete", false);
            } else {
                ask("Update", false);
            }
        }
        if (random.nextInt(4) == 0) {
            status = "DELETE_IN_PROGRESS";
            ask("Delete", false);
        }
    }

    private Request ask(String type, boolean forward) {
        var id = "5d478078-13e9-baf0-464a-" + (100 + requests.size());
        var physical = type.equals("Create") || physicalIds.isEmpty()
                ? ""
                : "\"PhysicalResourceId\": \"%s\","
                        .formatted(physicalIds.iterator().next());
        var request = new Request(id, """
                {"RequestType": "%s", "RequestId": "%s", "StackId": "%s", %s
                 "ResponseURL": "https://cloudformation-custom-resource-response-euwest1.s3.eu-west-1.amazonaws.com/%s?Signature=x",
                 "LogicalResourceId": "StackValidation", "ResourceType": "Custom::StackValidation",
                 "ResourceProperties": {"ServiceToken": "arn:x", "ServiceTimeout": "480", "BuildId": "42"}}""".formatted(type, id, STACK_ID, physical, id), forward);
        request.failingPuts = random.nextInt(4) == 0 ? random.nextInt(4) : random.nextInt(25) == 0 ? 1_000 : 0;
        request.answersAreLost = random.nextInt(6) == 0;
        requests.add(request);
        var times = random.nextInt(5) == 0 ? 2 : 1;
        var began = now;
        var ended = now;
        for (var time = 0; time < times; time++) {
            now = began.plusSeconds((long) time * random.nextInt(60));
            if (random.nextInt(40) > 0) {
                invoke(request);
            } else {
                request.story.add("the event was lost");
            }
            ended = now.isAfter(ended) ? now : ended;
        }
        now = ended;
        if (request.endings.isEmpty()) {
            now = request.until;
            request.endings.add(Ending.TIME_OUT);
        }
        return request;
    }

    private void invoke(Request request) {
        callsUntilKilled = random.nextInt(6) == 0 ? random.nextInt(8) : Integer.MAX_VALUE;
        var end = now.plus(CANARY_TIMEOUT);
        try {
            var parsed = StackRequestJson.parse(request.body.getBytes(StandardCharsets.UTF_8), Optional.empty())
                    .orElseThrow();
            var report = gate(request).answer(parsed, CANARY_TIMEOUT);
            request.answers.add(report.decision().answer().word());
            if (now.isAfter(end)) {
                throw new AssertionError("the canary took longer than Lambda lets it: " + request.story);
            }
            if (!report.isSettled()) {
                fallback(request);
            }
        } catch (Killed e) {
            request.story.add("killed");
            now = random.nextBoolean() ? end : now;
            fallback(request);
        }
    }

    /** The OnFailure destination, which answers SUCCESS; Lambda asks it a second time a minute later when it fails. */
    private void fallback(Request request) {
        callsUntilKilled = Integer.MAX_VALUE;
        for (var attempt = 0; attempt < 2 && fallbackWorks; attempt++) {
            now = now.plusSeconds(5);
            var answer = """
                    {"Status": "SUCCESS", "Reason": "fallback", "PhysicalResourceId": "%s", "StackId": "%s", "RequestId": "%s",
                     "LogicalResourceId": "StackValidation"}""".formatted(
                            physicalIds.isEmpty()
                                    ? "stack-gate-StackValidation"
                                    : physicalIds.iterator().next(),
                            STACK_ID,
                            request.id);
            if (!(request.put(answer.getBytes(StandardCharsets.UTF_8)) instanceof Sender.Sent.Failed)) {
                return;
            }
            now = now.plusSeconds(60);
        }
    }

    private StackGate gate(Request request) {
        return new StackGate(
                new GateSettings("shop", Optional.empty(), mode, GateSettings.PATIENCE),
                (_, limit) -> examined(limit),
                _ -> new Clouds.Look(cloud(), () -> 1, () -> 0),
                ledger,
                new Sender() {
                    @Override
                    public Sent put(ResponseUrl where, byte[] body, Duration limit) {
                        call();
                        now = now.plusMillis(random.nextInt((int) Math.max(1, Math.min(3_000, limit.toMillis()))));
                        return request.put(body);
                    }
                },
                () -> now,
                time -> {
                    call();
                    now = now.plus(time);
                },
                new Here(),
                Steps.UNHEARD);
    }

    private serin.observation.Cloud cloud() {
        call();
        return new FakeCloud()
                .present("stack shop", new StackFacts("shop", STACK_ID, status, "", Map.of("BuildId", "42")))
                .cloud();
    }

    private Run examined(Duration limit) {
        call();
        now = now.plus(Duration.ofSeconds(1 + random.nextInt(20)));
        if (mayBeCancelled && !cancelled && status.equals("UPDATE_IN_PROGRESS") && random.nextBoolean()) {
            cancelled = true;
            status = "UPDATE_ROLLBACK_IN_PROGRESS";
        }
        return switch (truth) {
            case HEALTHY -> found(new Outcome.Pass("ALARM", Evidence.of("events:ListRules")));
            case UNHEALTHY -> found(new Outcome.Fail("the alias", "the function", Evidence.of("events:ListRules")));
            case UNKNOWN -> found(new Outcome.Unknown("denied"));
            case THROWS -> throw new IllegalStateException("a template that nobody can read");
            case HANGS -> {
                now = now.plus(limit);
                throw new Overdue();
            }
        };
    }

    /** Stands for what the time box gives up. */
    private static final class Overdue extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private Run found(Outcome outcome) {
        var check = new CheckInfo(
                "eventbridge.rule.target-alias", "goes to the alias", Severity.CRITICAL, Set.of(), Set.of(), "", "");
        return new Run(
                "shop",
                Trigger.STACK_GATE,
                now,
                Duration.ofSeconds(1),
                1,
                new Coverage(1, 1, 0, 0),
                List.of(new Finding(
                        check, new ResourceRef("Daily", Optional.of("daily"), "AWS::Events::Rule"), outcome)));
    }

    /** In this very thread; what hangs lets the clock run. */
    private final class Here implements TimeBox {
        @Override
        public <T> T within(Duration limit, Callable<T> task) throws ExecutionException, TimeoutException {
            call();
            try {
                return task.call();
            } catch (Overdue e) {
                throw new TimeoutException();
            } catch (Killed e) {
                throw e;
            } catch (Throwable thrown) {
                throw new ExecutionException(thrown);
            }
        }
    }

    private void call() {
        if (callsUntilKilled-- <= 0) {
            throw new Killed();
        }
    }

    private <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static void require(JsonNode answer, String name, String value) {
        if (!answer.path(name).asText().equals(value)) {
            throw new AssertionError(name + " must be " + value + " in " + answer);
        }
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
