package serin.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import serin.check.FakeCloud;
import serin.check.FunctionSample;
import serin.ledger.InMemoryLedger;
import serin.observation.AliasFacts;
import serin.observation.AsyncConfigFacts;
import serin.observation.Cloud;
import serin.observation.DeploymentFacts;
import serin.observation.DeploymentGroupFacts;
import serin.observation.DeploymentTargetFacts;
import serin.observation.Deployments;
import serin.observation.DryRunFacts;
import serin.observation.Evidence;
import serin.observation.FunctionFacts;
import serin.observation.FunctionUrlFacts;
import serin.observation.Functions;
import serin.observation.HookAnswerFacts;
import serin.observation.InvocationFacts;
import serin.observation.MappingFacts;
import serin.observation.MetricFacts;
import serin.observation.MetricQuery;
import serin.observation.MetricSeries;
import serin.observation.Metrics;
import serin.observation.Observation;
import serin.observation.Observation.Reason;
import serin.observation.StackFacts;
import serin.observation.StackResourceFacts;
import serin.observation.Stacks;
import serin.run.Clouds;
import serin.run.Step;
import serin.run.Steps;

/** One deployment of version 3 of shop-sync over version 2, its clock, and CodeDeploy, which takes one answer for each execution. */
final class World implements Functions, Deployments, Stacks, Metrics {
    static final Instant START = Instant.parse("2026-11-27T03:00:00Z");
    static final Instant SHIFT_BEGAN = Instant.parse("2026-11-27T02:58:30Z");
    static final HookEvent EVENT = new HookEvent("d-ABCDEFGH1", "execution-1");

    /** What becomes of a call instead of its answer. */
    @FunctionalInterface
    interface Faults {
        Optional<Observation.Unreadable<?>> on(String operation);
    }

    enum Version {
        GOOD,
        THROWS,
        NO_JSON,
        OTHER_VERSION,
        DENIED,
        FAILED_REHEARSAL,
        WRONG_ANSWER,
        TEN_TIMES_SLOWER,
        LEAKS,
        INACTIVE,
        WITHOUT_PROBE
    }

    Instant now = START;
    Version version = Version.GOOD;
    String application = "stack-app";
    String status = "InProgress";
    String creator = "CloudFormation";
    String stackStatus = "UPDATE_IN_PROGRESS";
    String aliasVersion = "2";
    Map<String, Double> weights = Map.of();
    HookMode mode = HookMode.ENFORCE;
    Duration invocationTakes = Duration.ofSeconds(1);
    Instant permissionHoldsFrom = Instant.MIN;
    /** Of the target version behind the alias. */
    MetricFacts errors = new MetricFacts(0, 0);

    Faults faults = _ -> Optional.empty();
    final InMemoryLedger ledger = new InMemoryLedger();
    final List<String> accepted = new ArrayList<>();
    final List<String> calls = new ArrayList<>();
    final List<Step> steps = new ArrayList<>();
    private Instant deadline = Instant.MAX;
    private int questions;

    World after() {
        aliasVersion = "3";
        return this;
    }

    HookReport answer() {
        return answer(() -> now);
    }

    private HookReport answer(InstantSource clock) {
        questions = 0;
        return new Gate(
                        new GateSettings("stack", Optional.of("stack-app"), mode, GateSettings.PATIENCE),
                        until -> {
                            deadline = until;
                            return new Clouds.Look(cloud(), calls::size, () -> 0);
                        },
                        ledger,
                        clock,
                        () -> "nonce-" + calls.size(),
                        time -> now = now.plus(time),
                        new Here(),
                        heard())
                .answer(EVENT, Duration.ofMinutes(5));
    }

    private Steps heard() {
        return new Steps() {
            @Override
            public <T> T within(Step step, Supplier<T> work) {
                steps.add(step);
                return work.get();
            }
        };
    }

    /** In this very thread; a hang is a call that lets the clock run. */
    private static final class Here implements TimeBox {
        @Override
        public <T> T within(Duration limit, Callable<T> task) throws ExecutionException {
            try {
                return task.call();
            } catch (Throwable thrown) {
                throw new ExecutionException(thrown);
            }
        }
    }

    private Cloud cloud() {
        var rest = new FakeCloud().cloud();
        return new Cloud(
                this,
                this,
                rest.tables(),
                rest.rules(),
                rest.queues(),
                rest.topics(),
                rest.roles(),
                rest.keys(),
                rest.secrets(),
                this,
                this,
                rest.alarms(),
                rest.logGroups());
    }

    private <T> Observation<T> say(String operation, Supplier<Observation<T>> answer) {
        if (!now.isBefore(deadline)) {
            return lost(unreadable(Reason.TIMED_OUT));
        }
        calls.add(operation);
        var said = faults.on(operation).<Observation<T>>map(World::lost).orElseGet(answer);
        if (now.isAfter(deadline)) {
            // As the adapters do: a call that cannot end in time is cut off.
            now = deadline;
            return lost(unreadable(Reason.TIMED_OUT));
        }
        return said;
    }

    @SuppressWarnings("unchecked")
    private static <T> Observation<T> lost(Observation.Unreadable<?> fault) {
        return (Observation.Unreadable<T>) fault;
    }

    private static <T> Observation<T> present(T facts) {
        return new Observation.Present<>(facts, Evidence.of("test:Read"));
    }

    @Override
    public Observation<DeploymentFacts> deployment(String id) {
        return say(
                "GetDeployment",
                () -> present(new DeploymentFacts(
                        id,
                        application,
                        "group",
                        status,
                        Optional.of(creator),
                        Optional.empty(),
                        Optional.of("String"),
                        Optional.of("sha"),
                        Optional.of(SHIFT_BEGAN))));
    }

    @Override
    public Observation<String> appSpec(DeploymentFacts deployment) {
        return say("GetApplicationRevision", () -> present("""
                {"version":"0.0","Resources":[{"shop-sync":{"Type":"AWS::Lambda::Function","Properties":
                  {"Name":"shop-sync","Alias":"live","CurrentVersion":"2","TargetVersion":"3"}}}],
                 "Hooks":[{"BeforeAllowTraffic":"CodeDeployHook_x"},{"AfterAllowTraffic":"CodeDeployHook_x"}]}"""));
    }

    @Override
    public Observation<List<DeploymentTargetFacts>> targets(String id) {
        return say("BatchGetDeploymentTargets", () -> present(List.of()));
    }

    @Override
    public Observation<DeploymentGroupFacts> group(String application, String group) {
        throw new AssertionError("a hook does not look at the group");
    }

    @Override
    public Observation<HookAnswerFacts> answer(String id, String executionId, String word) {
        return say("Put", () -> {
            if (!accepted.isEmpty()) {
                return present(new HookAnswerFacts(true));
            }
            accepted.add(word);
            // It has arrived; what is said of it may be lost on the way.
            return faults.on("PutAnswered")
                    .<Observation<HookAnswerFacts>>map(World::lost)
                    .orElseGet(() -> present(new HookAnswerFacts(false)));
        });
    }

    @Override
    public Observation<FunctionFacts> function(String function, String qualifier) {
        return say("GetFunction", () -> {
            var isTarget = qualifier.equals("3");
            var sample = new FunctionSample().version(qualifier);
            sample.variable("SERIN_PROBE", "1");
            if (isTarget && version == Version.WITHOUT_PROBE) {
                sample.withoutVariable("SERIN_PROBE");
            }
            if (isTarget && version == Version.INACTIVE) {
                sample.state("Failed", "Failed");
            }
            return present(sample.facts());
        });
    }

    /** The dimensions of https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-view.html. */
    @Override
    public Observation<List<MetricSeries>> series(
            List<MetricQuery> queries, Duration period, Instant from, Instant until) {
        throw new AssertionError("the gate asks for sums");
    }

    @Override
    public Observation<List<MetricFacts>> sums(List<MetricQuery> queries, Instant from, Instant until) {
        return say("GetMetricData", () -> {
            assertThat(queries)
                    .containsExactly(new MetricQuery(
                            "AWS/Lambda",
                            "Errors",
                            Map.of("FunctionName", "shop-sync", "Resource", "shop-sync:live", "ExecutedVersion", "3")));
            assertThat(from).isEqualTo(SHIFT_BEGAN);
            assertThat(until).isAfter(from);
            return present(List.of(errors));
        });
    }

    @Override
    public Observation<List<Long>> versions(String function) {
        throw new AssertionError("a hook does not list versions");
    }

    @Override
    public Observation<AliasFacts> alias(String function, String alias) {
        return say("GetAlias", () -> present(new AliasFacts("arn", "live", aliasVersion, weights)));
    }

    @Override
    public Observation<DryRunFacts> dryRun(String function, String qualifier) {
        return say("Invoke", () -> present(new DryRunFacts(204)));
    }

    @Override
    public Observation<InvocationFacts> probe(
            String function, String qualifier, Map<String, String> custom, Duration timeout) {
        return say("Invoke", () -> {
            now = now.plus(invocationTakes);
            var nonce = String.valueOf(custom.get("serin.nonce"));
            return present(qualifier.equals("3") ? target(nonce) : said(nonce, "2", "ok", "ok", 150, 5));
        });
    }

    private InvocationFacts target(String nonce) {
        questions++;
        return switch (version) {
            case GOOD, INACTIVE, WITHOUT_PROBE -> said(nonce, "3", dependency(), "ok", 180, 5);
            case THROWS -> error("{\"errorType\": \"java.lang.IllegalStateException\", \"errorMessage\": \"no\"}");
            case NO_JSON -> new InvocationFacts(200, Optional.empty(), Optional.of("3"), "OK");
            case OTHER_VERSION -> said(nonce, "1", "ok", "ok", 180, 5);
            case DENIED -> said(nonce, "3", "denied", "ok", 180, 5);
            case FAILED_REHEARSAL -> said(nonce, "3", "ok", "failed", 180, 0);
            case WRONG_ANSWER -> said(nonce, "3", "ok", "ok", 180, 4);
            case TEN_TIMES_SLOWER -> said(nonce, "3", "ok", "ok", 1_500, 5);
            case LEAKS ->
                questions < 3
                        ? said(nonce, "3", "ok", "ok", 180, 5)
                        : error("{\"errorType\": \"Runtime.ExitError\", \"errorMessage\": \"signal: killed\"}");
        };
    }

    private String dependency() {
        return now.isBefore(permissionHoldsFrom) ? "denied" : "ok";
    }

    private static InvocationFacts error(String payload) {
        return new InvocationFacts(200, Optional.of("Unhandled"), Optional.of("3"), payload);
    }

    /** As protocol 1 has it. */
    private static InvocationFacts said(
            String nonce, String version, String dependency, String rehearsal, long millis, int writes) {
        return new InvocationFacts(
                200, Optional.empty(), Optional.of(version.equals("1") ? "3" : version), """
                {"probe": 1, "nonce": "%s", "function": "shop-sync", "version": "%s", "initMillis": 300,
                 "dependencies": [{"kind": "table", "name": "assets", "operation": "dynamodb:GetItem", "outcome": "%s",
                   "millis": 12, "detail": ""}],
                 "rehearsals": [{"name": "a-day", "outcome": "%s", "millis": %d, "would": {"assets": %d}, "detail": ""}],
                 "events": []}""".formatted(
                                nonce, version, dependency, rehearsal, millis, writes));
    }

    @Override
    public Observation<StackFacts> stackNow(String stackName) {
        return stack(stackName);
    }

    @Override
    public Observation<StackFacts> stack(String stackName) {
        return say("DescribeStacks", () -> present(new StackFacts("stack", "arn", stackStatus, "", Map.of())));
    }

    @Override
    public Observation<String> template(String stackName) {
        throw new AssertionError("a hook never reads the template");
    }

    @Override
    public Observation<List<StackResourceFacts>> resources(String stackName) {
        throw new AssertionError("the application is told by the environment");
    }

    @Override
    public Observation<Map<String, String>> exports() {
        throw new AssertionError("a hook reads no exports");
    }

    @Override
    public Observation<FunctionFacts> latest(String function) {
        throw new AssertionError("a hook judges versions");
    }

    @Override
    public Observation<String> policy(String function, String qualifier) {
        throw new AssertionError("a hook compares no wiring");
    }

    @Override
    public Observation<String> policy(String function) {
        throw new AssertionError("a hook compares no wiring");
    }

    @Override
    public Observation<FunctionUrlFacts> url(String function, String qualifier) {
        throw new AssertionError("a hook compares no wiring");
    }

    @Override
    public Observation<FunctionUrlFacts> url(String function) {
        throw new AssertionError("a hook compares no wiring");
    }

    @Override
    public Observation<List<MappingFacts>> mappings() {
        throw new AssertionError("a hook compares no wiring");
    }

    @Override
    public Observation<AsyncConfigFacts> asyncConfig(String function, String qualifier) {
        throw new AssertionError("a hook compares no wiring");
    }

    static Observation.Unreadable<Object> unreadable(Reason reason) {
        return new Observation.Unreadable<>("test:Read", reason, reason.name());
    }
}
