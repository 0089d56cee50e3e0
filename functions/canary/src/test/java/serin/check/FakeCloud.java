package serin.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import serin.observation.AlarmFacts;
import serin.observation.Alarms;
import serin.observation.AliasFacts;
import serin.observation.AsyncConfigFacts;
import serin.observation.BackupFacts;
import serin.observation.BusFacts;
import serin.observation.Cloud;
import serin.observation.DecisionFacts;
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
import serin.observation.KeyFacts;
import serin.observation.KeyRotationFacts;
import serin.observation.Keys;
import serin.observation.LogGroupFacts;
import serin.observation.LogGroups;
import serin.observation.MappingFacts;
import serin.observation.MessageFacts;
import serin.observation.MetricFacts;
import serin.observation.MetricQuery;
import serin.observation.MetricSeries;
import serin.observation.Metrics;
import serin.observation.Observation;
import serin.observation.OutgoingEvent;
import serin.observation.QueueFacts;
import serin.observation.Queues;
import serin.observation.RoleFacts;
import serin.observation.Roles;
import serin.observation.RuleFacts;
import serin.observation.Rules;
import serin.observation.SecretFacts;
import serin.observation.Secrets;
import serin.observation.Simulation;
import serin.observation.StackFacts;
import serin.observation.StackResourceFacts;
import serin.observation.Stacks;
import serin.observation.SubscriptionFacts;
import serin.observation.SubscriptionFilterFacts;
import serin.observation.TableFacts;
import serin.observation.Tables;
import serin.observation.TargetFacts;
import serin.observation.TimeToLiveFacts;
import serin.observation.TopicFacts;
import serin.observation.Topics;

/**
 * A cloud in memory: it answers what a test has put there, under the question as text ("table assets", "function sync live"),
 * and Absent to anything else. A probe that says what to rehearse is answered under "probe sync live again", where there is that.
 */
public final class FakeCloud
        implements Stacks,
                Functions,
                Tables,
                Rules,
                Queues,
                Topics,
                Roles,
                Keys,
                Secrets,
                Deployments,
                Metrics,
                Alarms,
                LogGroups {
    private static final String API = "fake:Read";

    private final Map<String, Observation<?>> answers = new HashMap<>();
    private final List<Map<String, String>> probes = new ArrayList<>();
    private final List<Simulation> simulations = new ArrayList<>();
    private final List<Duration> patience = new ArrayList<>();
    private final Map<MetricQuery, List<MetricSeries.Point>> metrics = new HashMap<>();
    private final List<List<MetricQuery>> metricCalls = new ArrayList<>();

    /** The question is the port's method and its arguments, such as {@code "policy sync live"}. */
    public FakeCloud present(String question, Object facts) {
        answers.put(question, new Observation.Present<>(facts, Evidence.of(API)));
        return this;
    }

    public FakeCloud absent(String question) {
        answers.put(question, new Observation.Absent<>(question, Evidence.of(API)));
        return this;
    }

    public FakeCloud denied(String question, String action) {
        answers.put(question, new Observation.Unreadable<>(action, Observation.Reason.DENIED, "AccessDenied"));
        return this;
    }

    /** Unreadable for another reason than a missing permission. */
    public FakeCloud unreadable(String question, String action, Observation.Reason reason) {
        answers.put(question, new Observation.Unreadable<>(action, reason, reason.name()));
        return this;
    }

    /** What the ClientContext of each probe held, in order. */
    public List<Map<String, String>> probes() {
        return List.copyOf(probes);
    }

    /** How long each probe would have been waited for, in order. */
    public List<Duration> patience() {
        return List.copyOf(patience);
    }

    public Cloud cloud() {
        return new Cloud(this, this, this, this, this, this, this, this, this, this, this, this, this);
    }

    @SuppressWarnings("unchecked")
    private <T> Observation<T> look(String question) {
        return (Observation<T>) answers.getOrDefault(question, new Observation.Absent<>(question, Evidence.of(API)));
    }

    @Override
    public Observation<StackFacts> stack(String stackName) {
        return look("stack " + stackName);
    }

    /** The same as before, where the test does not say otherwise. */
    @Override
    public Observation<StackFacts> stackNow(String stackName) {
        var question = "stackNow " + stackName;
        return answers.containsKey(question) ? look(question) : stack(stackName);
    }

    @Override
    public Observation<String> template(String stackName) {
        return look("template " + stackName);
    }

    @Override
    public Observation<List<StackResourceFacts>> resources(String stackName) {
        return look("resources " + stackName);
    }

    @Override
    public Observation<Map<String, String>> exports() {
        return look("exports");
    }

    @Override
    public Observation<FunctionFacts> function(String function, String qualifier) {
        return look("function " + function + " " + qualifier);
    }

    @Override
    public Observation<FunctionFacts> latest(String function) {
        return look("latest " + function);
    }

    @Override
    public Observation<AliasFacts> alias(String function, String alias) {
        return look("alias " + function + " " + alias);
    }

    /** Each metric's data points are what {@link #metric} has put there; "metrics" stands for all, where a test denies them. */
    @Override
    public Observation<List<MetricSeries>> series(
            List<MetricQuery> queries, Duration period, Instant from, Instant until) {
        metricCalls.add(List.copyOf(queries));
        return answers.containsKey("metrics")
                ? look("metrics")
                : new Observation.Present<>(
                        queries.stream()
                                .map(query -> new MetricSeries(
                                        period,
                                        metrics.getOrDefault(query, List.of()).stream()
                                                .filter(point -> !point.at().isBefore(from)
                                                        && point.at().isBefore(until))
                                                .sorted(Comparator.comparing(MetricSeries.Point::at))
                                                .toList()))
                                .toList(),
                        Evidence.of("cloudwatch:GetMetricData"));
    }

    /** Adds a data point. */
    public FakeCloud metric(MetricQuery query, Instant at, double value) {
        metrics.computeIfAbsent(query, _ -> new ArrayList<>()).add(new MetricSeries.Point(at, value));
        return this;
    }

    /** What was asked for in each call, in order. */
    public List<List<MetricQuery>> metricCalls() {
        return List.copyOf(metricCalls);
    }

    @Override
    public Observation<List<MetricFacts>> sums(List<MetricQuery> queries, Instant from, Instant until) {
        return look("sums " + queries);
    }

    /** Whatever their names: a test has one batch. */
    @Override
    public Observation<List<AlarmFacts>> alarms(List<String> names) {
        return look("alarms");
    }

    @Override
    public Observation<String> dashboard(String name) {
        return look("dashboard " + name);
    }

    @Override
    public Observation<List<LogGroupFacts>> groups(List<String> names) {
        return look("groups");
    }

    /** What flows out of a log group. */
    @Override
    public Observation<List<SubscriptionFilterFacts>> filters(String group) {
        return look("filters " + group);
    }

    @Override
    public Observation<FunctionUrlFacts> url(String function, String qualifier) {
        return look("url " + function + " " + qualifier);
    }

    @Override
    public Observation<FunctionUrlFacts> url(String function) {
        return look("url " + function);
    }

    @Override
    public Observation<List<MappingFacts>> mappings() {
        return look("mappings");
    }

    @Override
    public Observation<String> resourcePolicy(String tableArn) {
        return look("resourcePolicy " + tableArn);
    }

    @Override
    public Observation<List<Long>> versions(String function) {
        return look("versions " + function);
    }

    @Override
    public Observation<String> policy(String function, String qualifier) {
        return look("policy " + function + " " + qualifier);
    }

    /** Of a function, and of a key. */
    @Override
    public Observation<String> policy(String functionOrKey) {
        return look("policy " + functionOrKey);
    }

    @Override
    public Observation<KeyRotationFacts> rotation(String key) {
        return look("rotation " + key);
    }

    @Override
    public Observation<AsyncConfigFacts> asyncConfig(String function, String qualifier) {
        return look("asyncConfig " + function + " " + qualifier);
    }

    @Override
    public Observation<TopicFacts> topic(String topic) {
        return look("topic " + topic);
    }

    @Override
    public Observation<List<SubscriptionFacts>> subscriptions(String topic) {
        return look("subscriptions " + topic);
    }

    @Override
    public Observation<SecretFacts> secret(String secret) {
        return look("secret " + secret);
    }

    @Override
    public Observation<DryRunFacts> dryRun(String function, String qualifier) {
        return look("dryRun " + function + " " + qualifier);
    }

    @Override
    public Observation<InvocationFacts> probe(
            String function, String qualifier, Map<String, String> custom, Duration timeout) {
        probes.add(custom);
        patience.add(timeout);
        var question = "probe " + function + " " + qualifier;
        var again = question + " again";
        return look(custom.containsKey("serin.rehearse") && answers.containsKey(again) ? again : question);
    }

    @Override
    public Observation<TableFacts> table(String table) {
        return look("table " + table);
    }

    @Override
    public Observation<BackupFacts> backups(String table) {
        return look("backups " + table);
    }

    @Override
    public Observation<TimeToLiveFacts> timeToLive(String table) {
        return look("timeToLive " + table);
    }

    @Override
    public Observation<BusFacts> bus(String bus) {
        return look("bus " + bus);
    }

    @Override
    public Observation<RuleFacts> rule(String bus, String rule) {
        return look("rule " + bus + " " + rule);
    }

    @Override
    public Observation<List<String>> namesByTarget(String bus, String targetArn) {
        return look("namesByTarget " + bus + " " + targetArn);
    }

    /** A question without the event's id and time; the engine is AWS's own, unless a test says what comes of it. */
    @Override
    public Observation<Boolean> matches(String pattern, String event) {
        return answers.containsKey("matches " + pattern)
                ? look("matches " + pattern)
                : new Observation.Present<>(Ruler.matches(pattern, event), Evidence.of(API));
    }

    @Override
    public Observation<String> put(OutgoingEvent event) {
        return look("put " + event.bus());
    }

    @Override
    public Observation<List<MessageFacts>> receive(String queueUrl, Duration wait, Duration hidden) {
        return look("receive " + queueUrl);
    }

    @Override
    public Observation<MessageFacts> delete(String queueUrl, MessageFacts message) {
        return look("delete " + queueUrl);
    }

    /** Nobody else has a rule here, unless a test says so. */
    @Override
    public Observation<List<RuleFacts>> rules(String bus) {
        var question = "rules " + bus;
        return answers.containsKey(question) ? look(question) : new Observation.Present<>(List.of(), Evidence.of(API));
    }

    @Override
    public Observation<List<TargetFacts>> targets(String bus, String rule) {
        return look("targets " + bus + " " + rule);
    }

    @Override
    public Observation<QueueFacts> queue(String queueUrl) {
        return look("queue " + queueUrl);
    }

    @Override
    public Observation<RoleFacts> role(String role) {
        return look("role " + role);
    }

    @Override
    public Observation<List<String>> attachedPolicies(String role) {
        return look("attachedPolicies " + role);
    }

    @Override
    public Observation<Map<String, String>> inlinePolicies(String role) {
        return look("inlinePolicies " + role);
    }

    @Override
    public Observation<String> managedPolicy(String arn) {
        return look("managedPolicy " + arn);
    }

    @Override
    public Observation<List<DecisionFacts>> simulate(Simulation simulation) {
        simulations.add(simulation);
        return look("simulate " + simulation.role());
    }

    /** What the policy simulator was asked, in order. */
    public List<Simulation> simulations() {
        return List.copyOf(simulations);
    }

    @Override
    public Observation<KeyFacts> key(String key) {
        return look("key " + key);
    }

    @Override
    public Observation<DeploymentFacts> deployment(String deploymentId) {
        return look("deployment " + deploymentId);
    }

    @Override
    public Observation<String> appSpec(DeploymentFacts deployment) {
        return look("appSpec " + deployment.id());
    }

    @Override
    public Observation<List<DeploymentTargetFacts>> targets(String deploymentId) {
        return look("targets " + deploymentId);
    }

    @Override
    public Observation<DeploymentGroupFacts> group(String application, String group) {
        return look("group " + application + " " + group);
    }

    @Override
    public Observation<HookAnswerFacts> answer(String deploymentId, String executionId, String status) {
        return look("answer " + deploymentId + " " + executionId + " " + status);
    }
}
