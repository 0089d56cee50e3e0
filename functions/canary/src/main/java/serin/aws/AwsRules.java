package serin.aws;

import static serin.aws.MalformedAnswer.listed;
import static serin.aws.MalformedAnswer.required;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import serin.observation.BusFacts;
import serin.observation.Observation;
import serin.observation.OutgoingEvent;
import serin.observation.RuleFacts;
import serin.observation.Rules;
import serin.observation.TargetFacts;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ListRuleNamesByTargetResponse;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.Rule;

/** EventBridge through the SDK; the rules of a bus are read together. */
final class AwsRules implements Rules {
    private final EventBridgeClient client;
    private final AwsReader reader;
    private final SingleFlight<String, BusFacts> buses = new SingleFlight<>(Operation.DESCRIBE_EVENT_BUS);
    private final SingleFlight<String, Map<String, Rule>> rulesOfBus = new SingleFlight<>(Operation.LIST_RULES);
    private final SingleFlight<OnBus, RuleFacts> rules = new SingleFlight<>(Operation.LIST_RULES);
    private final SingleFlight<OnBus, List<TargetFacts>> targets = new SingleFlight<>(Operation.LIST_TARGETS_BY_RULE);
    private final SingleFlight<ByTarget, List<String>> names = new SingleFlight<>(Operation.LIST_RULE_NAMES_BY_TARGET);
    private final SingleFlight<Trial, Boolean> trials = new SingleFlight<>(Operation.TEST_EVENT_PATTERN);

    AwsRules(EventBridgeClient client, AwsReader reader) {
        this.client = client;
        this.reader = reader;
    }

    @Override
    public Observation<BusFacts> bus(String bus) {
        return buses.look(
                bus,
                () -> reader.read(
                        Operation.DESCRIBE_EVENT_BUS,
                        "event bus " + bus,
                        limits -> client.describeEventBus(r -> r.name(bus).overrideConfiguration(limits)),
                        response -> new BusFacts(
                                required(response.name(), "Name"),
                                required(response.arn(), "Arn"),
                                RuleAnswer.text(response.policy()),
                                RuleAnswer.text(response.kmsKeyIdentifier()))));
    }

    @Override
    public Observation<RuleFacts> rule(String bus, String rule) {
        var asked = new OnBus(bus, rule);
        return rules.look(asked, () -> SecondWay.orElse(fromList(asked), () -> described(asked)));
    }

    @Override
    public Observation<List<RuleFacts>> rules(String bus) {
        return switch (rulesOfBus.look(bus, () -> list(bus))) {
            case Observation.Present<Map<String, Rule>>(var all, var evidence) -> {
                try {
                    yield new Observation.Present<>(
                            all.values().stream()
                                    .map(rule -> RuleAnswer.rule(bus, rule))
                                    .toList(),
                            evidence);
                } catch (MalformedAnswer e) {
                    yield Failures.malformed(Operation.LIST_RULES, String.valueOf(e.getMessage()), null);
                }
            }
            case Observation.Absent<Map<String, Rule>>(var what, var evidence) ->
                new Observation.Absent<>(what, evidence);
            case Observation.Unreadable<Map<String, Rule>>(var action, var reason, var detail) ->
                new Observation.Unreadable<>(action, reason, detail);
        };
    }

    @Override
    public Observation<List<TargetFacts>> targets(String bus, String rule) {
        var asked = new OnBus(bus, rule);
        return targets.look(
                asked,
                () -> reader.readAll(
                        Operation.LIST_TARGETS_BY_RULE,
                        asked.toString(),
                        (limits, token) -> client.listTargetsByRule(r ->
                                r.eventBusName(bus).rule(rule).nextToken(token).overrideConfiguration(limits)),
                        response -> listed(response.hasTargets(), response.targets(), "Targets").stream()
                                .map(RuleAnswer::target)
                                .toList(),
                        ListTargetsByRuleResponse::nextToken));
    }

    @Override
    public Observation<List<String>> namesByTarget(String bus, String targetArn) {
        return names.look(
                new ByTarget(bus, targetArn),
                () -> reader.readAll(
                        Operation.LIST_RULE_NAMES_BY_TARGET,
                        "event bus " + bus,
                        (limits, token) -> client.listRuleNamesByTarget(r -> r.eventBusName(bus)
                                .targetArn(targetArn)
                                .nextToken(token)
                                .overrideConfiguration(limits)),
                        response -> listed(response.hasRuleNames(), response.ruleNames(), "RuleNames"),
                        ListRuleNamesByTargetResponse::nextToken));
    }

    @Override
    public Observation<Boolean> matches(String pattern, String event) {
        return trials.look(
                new Trial(pattern, event),
                () -> reader.read(
                        Operation.TEST_EVENT_PATTERN,
                        "the event pattern",
                        limits -> client.testEventPattern(
                                r -> r.eventPattern(pattern).event(event).overrideConfiguration(limits)),
                        response -> required(response.result(), "Result")));
    }

    @Override
    public Observation<String> put(OutgoingEvent event) {
        return reader.read(
                Operation.PUT_EVENTS,
                "event bus " + event.bus(),
                limits -> client.putEvents(r -> r.entries(entry(event)).overrideConfiguration(limits)),
                AwsRules::taken);
    }

    private static PutEventsRequestEntry entry(OutgoingEvent event) {
        return PutEventsRequestEntry.builder()
                .eventBusName(event.bus())
                .source(event.source())
                .detailType(event.detailType())
                .detail(event.detail())
                .resources(event.resources())
                .build();
    }

    private static String taken(PutEventsResponse response) {
        var entries = listed(response.hasEntries(), response.entries(), "Entries");
        if (required(response.failedEntryCount(), "FailedEntryCount") > 0 || entries.size() != 1) {
            throw new MalformedAnswer("the bus did not take the event: "
                    + entries.stream()
                            .map(entry -> entry.errorCode() + " " + entry.errorMessage())
                            .map(OneLine::of)
                            .findFirst()
                            .orElse("no entry in the answer"));
        }
        return required(entries.getFirst().eventId(), "Entries.EventId");
    }

    private Observation<RuleFacts> fromList(OnBus asked) {
        return switch (rulesOfBus.look(asked.bus(), () -> list(asked.bus()))) {
            case Observation.Present<Map<String, Rule>>(var all, var evidence) -> {
                var rule = Optional.ofNullable(all.get(asked.rule()));
                try {
                    yield rule.<Observation<RuleFacts>>map(
                                    found -> new Observation.Present<>(RuleAnswer.rule(asked.bus(), found), evidence))
                            .orElseGet(() -> new Observation.Absent<>(asked + " does not exist", evidence));
                } catch (MalformedAnswer e) {
                    // One rule that cannot be read does not hide the others of its bus.
                    yield Failures.malformed(Operation.LIST_RULES, String.valueOf(e.getMessage()), null);
                }
            }
            case Observation.Absent<Map<String, Rule>>(var what, var evidence) ->
                new Observation.Absent<>(what, evidence);
            case Observation.Unreadable<Map<String, Rule>>(var action, var reason, var detail) ->
                new Observation.Unreadable<>(action, reason, detail);
        };
    }

    private Observation<Map<String, Rule>> list(String bus) {
        return reader.readAll(
                        Operation.LIST_RULES,
                        "event bus " + bus,
                        (limits, token) -> client.listRules(
                                r -> r.eventBusName(bus).nextToken(token).overrideConfiguration(limits)),
                        response -> listed(response.hasRules(), response.rules(), "Rules"),
                        ListRulesResponse::nextToken)
                .map(AwsRules::byName);
    }

    private Observation<RuleFacts> described(OnBus asked) {
        return reader.read(
                Operation.DESCRIBE_RULE,
                asked.toString(),
                limits -> client.describeRule(
                        r -> r.eventBusName(asked.bus()).name(asked.rule()).overrideConfiguration(limits)),
                response -> RuleAnswer.rule(asked.bus(), response));
    }

    private static Map<String, Rule> byName(List<Rule> rules) {
        var byName = new HashMap<String, Rule>();
        for (var rule : rules) {
            if (rule.name() != null) {
                byName.put(rule.name(), rule);
            }
        }
        return Map.copyOf(byName);
    }

    private record ByTarget(String bus, String target) {}

    private record Trial(String pattern, String event) {}

    private record OnBus(String bus, String rule) {
        @Override
        public String toString() {
            return "rule " + rule + " on event bus " + bus;
        }
    }
}
