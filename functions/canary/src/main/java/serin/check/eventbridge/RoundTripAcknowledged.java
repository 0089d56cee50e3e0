package serin.check.eventbridge;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.check.iam.IamChecks;
import serin.check.lambda.LambdaChecks;
import serin.check.lambda.Served;
import serin.check.probe.ProbedEvents;
import serin.expectation.Declared;
import serin.expectation.EventSamples;
import serin.expectation.ExpectedFunction;
import serin.expectation.ExpectedQueue;
import serin.expectation.ExpectedRule;
import serin.expectation.ExpectedTarget;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.AliasFacts;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.template.Value;

/**
 * A real-shaped event comes through the rule to the function, and the function says so, in time: bus, pattern, target, permission,
 * role and delivery in one.
 *
 * <p>It is sent only when nobody can take it for a real one: the version that serves has declared the event by its probe, takes all
 * of the traffic, and no other rule of the bus matches. Where another check knows already that it would not arrive, it is not sent
 * either, since it would end in a dead-letter queue; the finding is that check's consequence.
 */
final class RoundTripAcknowledged implements Check<ExpectedRule> {
    static final CheckInfo INFO = new CheckInfo(
            "eventbridge.event.round-trip",
            "brings an event to its function",
            Severity.CRITICAL,
            Set.of(
                    "events:PutEvents",
                    "events:ListRules",
                    "events:ListTargetsByRule",
                    "events:TestEventPattern",
                    "lambda:GetAlias",
                    "lambda:GetFunction",
                    "lambda:GetPolicy",
                    "lambda:InvokeFunction",
                    "sqs:DeleteMessage",
                    "sqs:GetQueueAttributes",
                    "sqs:ReceiveMessage"),
            Set.of(),
            "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html",
            "See what causes it; else look for the event in the target's dead-letter queue, and for its nonce in the function's log.");

    /** How soon an event is to be acknowledged where the template does not say. */
    private static final Duration WITHIN = Duration.ofSeconds(30);

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedRule> about() {
        return ExpectedRule.class;
    }

    /** Nobody but AWS itself may put an event of a source that begins with {@code aws.}. */
    @Override
    public boolean appliesTo(ExpectedRule expected) {
        return expected.acknowledged()
                && target(expected).isPresent()
                && sample(expected)
                        .flatMap(event -> SampleEvent.text(event, "source"))
                        .filter(source -> !source.startsWith("aws.") && !source.equals(Acknowledgement.SOURCE))
                        .isPresent();
    }

    @Override
    public Outcome examine(ExpectedRule expected, Context context) {
        var name = target(expected).map(LambdaArn::name).orElse("");
        var function = context.stack()
                .all(ExpectedFunction.class)
                .filter(candidate -> candidate.resource().physicalId().isPresent()
                        && candidate.name().equals(name))
                .findFirst();
        var queue = context.stack()
                .all(ExpectedQueue.class)
                .filter(ExpectedQueue::acknowledgements)
                .findFirst();
        if (function.isEmpty() || queue.isEmpty()) {
            return new Outcome.Skipped("the rule delivers to no function of the stack");
        }
        return switch (expected.roundTripWithin().orDefault(WITHIN)) {
            case Declared.Known<Duration>(var within) ->
                examine(new RoundTripRoute(expected, function.get(), queue.get(), context), within);
            case Declared.Omitted<Duration>() -> Outcomes.unresolved("RoundTripWithin");
            case Declared.Secret<Duration>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<Duration>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Outcome examine(RoundTripRoute route, Duration within) {
        var event = sample(route.rule()).orElse(Value.Mapping.EMPTY);
        var broken = route.there();
        if (broken.isPresent()) {
            return notSent(route, within, broken.get());
        }
        return switch (ProbedEvents.of(route.function(), route.context())) {
            case ProbedEvents.Result.NotTold(var why) -> why;
            case ProbedEvents.Result.Told(var version, var events) ->
                obstacle(route, event, version, events)
                        .orElseGet(() -> send(
                                route,
                                new Journey(
                                        route.rule().bus(), event, route.queue().url(), within),
                                version));
        };
    }

    private static Outcome notSent(RoundTripRoute route, Duration within, RoundTripRoute.Broken broken) {
        return switch (broken.outcome()) {
            case Outcome.Fail fail ->
                new Outcome.Fail(
                        expected(route.function(), within),
                        "not sent, since it would not arrive: " + OneLine.of(fail.actual()),
                        fail.evidence(),
                        broken.by());
            case Outcome.Pass _, Outcome.Unknown _, Outcome.Skipped _, Outcome.Waived _ -> broken.outcome();
        };
    }

    /** Why the event is not sent although it would arrive; empty when it may be. */
    private static Optional<Outcome> obstacle(
            RoundTripRoute route, Value.Mapping event, String version, Set<String> events) {
        var detailType = SampleEvent.text(event, "detail-type").orElse("");
        if (!events.contains(detailType)) {
            return Optional.of(new Outcome.Skipped(
                    "version " + version + " does not declare the event " + OneLine.of(detailType)));
        }
        return shared(route, version)
                .or(() -> route.back().map(RoundTripAcknowledged::mute))
                .or(() -> route.keptOut(Journey.marked(event, "none")))
                .or(() -> route.astray(Journey.marked(event, "none")));
    }

    private static Outcome mute(RoundTripRoute.Broken back) {
        return switch (back.outcome()) {
            case Outcome.Fail _ ->
                back.by().<Outcome>map(Outcome.Skipped::because).orElse(back.outcome());
            case Outcome.Pass _, Outcome.Unknown _, Outcome.Skipped _, Outcome.Waived _ -> back.outcome();
        };
    }

    /** The other version that an alias gives traffic to has not been asked. */
    private static Optional<Outcome> shared(RoundTripRoute route, String version) {
        var function = route.function();
        var alias = route.context().cloud().functions().alias(function.name(), Served.qualifier(function));
        return alias instanceof Observation.Present<AliasFacts>(var facts, var _)
                        && !facts.weights().isEmpty()
                ? Optional.of(new Outcome.Skipped(
                        "not sent: the alias shares its traffic, and version " + version + " alone has been asked"))
                : Optional.empty();
    }

    private static Outcome send(RoundTripRoute route, Journey journey, String version) {
        var context = route.context();
        var function = route.function();
        var wanted = expected(function, journey.within());
        var received = Evidence.of("sqs:ReceiveMessage");
        return switch (context.roundTrips().travel(journey, context.cloud())) {
            case RoundTrips.Result.NotSent(Observation.Unreadable<String> unreadable) -> Outcomes.unknown(unreadable);
            case RoundTrips.Result.NotSent(var _) -> new Outcome.Unknown("the event bus took no event");
            case RoundTrips.Result.Deaf(Observation.Unreadable<?> unreadable) -> Outcomes.unknown(unreadable);
            case RoundTrips.Result.Deaf(var _) ->
                Outcome.Skipped.because(new FindingRef(
                        "sqs.queue.exists", route.queue().resource().logicalId()));
            case RoundTrips.Result.Silence(var waited) ->
                new Outcome.Fail(
                        wanted,
                        "the bus took it, and no acknowledgement came within " + waited.toMillis() + " ms",
                        new Evidence("sqs:ReceiveMessage", "after events:PutEvents"),
                        cause(route));
            case RoundTrips.Result.Acknowledged(var by, var after, var kept) -> {
                var wrong = by.stream()
                        .filter(each -> !each.function().equals(function.name())
                                || !each.version().equals(version)
                                || !each.detailType().equals(journey.detailType()))
                        .findFirst();
                if (wrong.isPresent()) {
                    yield new Outcome.Fail(wanted, "acknowledged by " + wrong.get(), received);
                }
                if (after.compareTo(journey.within()) > 0) {
                    // Nothing was there before the time was up, and it was when a look had ended: this side was slow.
                    yield new Outcome.Unknown("the acknowledgement was found " + after.toMillis()
                            + " ms after the bus took the event, by a look that began before the "
                            + journey.within().toMillis() + " ms were over: it may have been in time");
                }
                // What cannot be deleted is no fault of the rule's, and yet somebody must hear of it.
                yield kept.<Outcome>map(Outcomes::unknown)
                        .orElseGet(() -> new Outcome.Pass(
                                "acknowledged by " + by.getFirst() + " after " + after.toMillis() + " ms", received));
            }
        };
    }

    /** What else is known to be wrong with the function: its settings, or its role's permissions. */
    private static Optional<FindingRef> cause(RoundTripRoute route) {
        return LambdaChecks.misconfiguration(route.function(), route.context())
                .or(() -> IamChecks.failure(route.function().role().known(), route.context()));
    }

    private static String expected(ExpectedFunction function, Duration within) {
        return "acknowledged by " + function.name() + " within " + within.toMillis() + " ms";
    }

    /** The first event that the rule is to match. */
    private static Optional<Value.Mapping> sample(ExpectedRule expected) {
        return RuleSamples.of(expected).known().map(EventSamples::matches).stream()
                .flatMap(List::stream)
                .findFirst();
    }

    /** The one target, where it is a function that gets the event as it is. */
    private static Optional<LambdaArn> target(ExpectedRule expected) {
        return expected.targets()
                .known()
                .filter(targets -> targets.size() == 1)
                .map(List::getFirst)
                .filter(ExpectedTarget::getsTheEvent)
                .flatMap(target -> target.arn().known())
                .flatMap(LambdaArn::parse);
    }
}
