package serin.check.sqs;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.check.eventbridge.EventBridgeChecks;
import serin.check.lambda.LambdaChecks;
import serin.expectation.Declared;
import serin.expectation.ExpectedAsyncConfig;
import serin.expectation.ExpectedFunction;
import serin.expectation.ExpectedQueue;
import serin.expectation.ExpectedRule;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.QueueFacts;

/**
 * Nothing lies in a queue for what could not be delivered or handled. Whatever lies there waits for somebody, however old it is: it is red
 * until the messages are sent again (redriven) or thrown away (purged).
 */
final class DeadLettersEmpty implements Check<ExpectedQueue> {
    static final CheckInfo INFO = new CheckInfo(
            "sqs.dead-letters.empty",
            "holds nothing that could not be delivered or handled",
            Severity.HIGH,
            Set.of("sqs:GetQueueAttributes"),
            Set.of(),
            "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html",
            "Look at the messages and mend what they tell of, then send them again (redrive) or purge the queue.");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedQueue> about() {
        return ExpectedQueue.class;
    }

    @Override
    public boolean appliesTo(ExpectedQueue expected) {
        return expected.deadLetters();
    }

    @Override
    public Outcome examine(ExpectedQueue expected, Context context) {
        return switch (context.cloud().queues().queue(expected.url())) {
            case Observation.Present<QueueFacts>(var queue, var evidence) -> judge(expected, queue, evidence, context);
            case Observation.Absent<QueueFacts> _ -> SqsChecks.gone(expected);
            case Observation.Unreadable<QueueFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome judge(ExpectedQueue expected, QueueFacts queue, Evidence evidence, Context context) {
        var waiting = queue.number("ApproximateNumberOfMessages");
        var taken = queue.number("ApproximateNumberOfMessagesNotVisible");
        if (waiting.isEmpty()) {
            return new Outcome.Unknown("GetQueueAttributes did not say how many messages there are");
        }
        var all = Stream.of(waiting, taken).mapToInt(number -> number.orElse(0)).sum();
        return all == 0
                ? new Outcome.Pass("no message", evidence)
                : new Outcome.Fail(
                        "no message", all == 1 ? "1 message" : all + " messages", evidence, cause(expected, context));
    }

    /** Of a rule that delivers there what its target does not take, or of a function whose failures go there. */
    private static Optional<FindingRef> cause(ExpectedQueue queue, Context context) {
        var rules = context.stack()
                .all(ExpectedRule.class)
                .filter(rule -> rule.resource().physicalId().isPresent())
                .filter(rule -> rule.targets().known().stream()
                        .flatMap(List::stream)
                        .anyMatch(target -> isAt(queue, target.deadLetterArn())))
                .flatMap(rule -> EventBridgeChecks.notDelivering(rule, context).stream());
        var functions = context.stack()
                .all(ExpectedFunction.class)
                .filter(function -> function.resource().physicalId().isPresent())
                .filter(function -> isAt(queue, function.deadLetterTarget()) || sends(function, queue, context))
                .flatMap(function -> LambdaChecks.failing(function, context).stream());
        return Stream.concat(rules, functions).findFirst();
    }

    private static boolean sends(ExpectedFunction function, ExpectedQueue queue, Context context) {
        return context.stack()
                .all(ExpectedAsyncConfig.class)
                .filter(config -> config.function().known().equals(Optional.of(function.name())))
                .anyMatch(config -> isAt(queue, config.onFailure()));
    }

    private static boolean isAt(ExpectedQueue queue, Declared<String> arn) {
        return arn.known().filter(queue::hasArn).isPresent();
    }
}
