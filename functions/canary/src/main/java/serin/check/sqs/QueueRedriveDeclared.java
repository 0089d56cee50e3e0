package serin.check.sqs;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedQueue;
import serin.expectation.ExpectedQueue.Redrive;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.QueueFacts;
import serin.template.Json;
import serin.template.MalformedDocument;

/**
 * Messages that were received too often go to the declared queue; that queue is there, and keeps them longer than this one does, since
 * a message's age counts from when it was first sent.
 */
final class QueueRedriveDeclared implements Check<ExpectedQueue> {
    static final CheckInfo INFO = new CheckInfo(
            "sqs.queue.redrive",
            "puts aside what cannot be handled",
            Severity.HIGH,
            Set.of("sqs:GetQueueAttributes"),
            Set.of("RedrivePolicy"),
            "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
            "Set the queue's RedrivePolicy attribute as declared, and let the dead-letter queue keep messages longer than the queue.");

    private static final String RETENTION = "MessageRetentionPeriod";

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
        return !(expected.redrive() instanceof Declared.Omitted<Redrive>);
    }

    @Override
    public Outcome examine(ExpectedQueue expected, Context context) {
        return switch (expected.redrive()) {
            case Declared.Known<Redrive>(var redrive) ->
                switch (context.cloud().queues().queue(expected.url())) {
                    case Observation.Present<QueueFacts>(var queue, var evidence) ->
                        compare(expected, redrive, queue, evidence, context);
                    case Observation.Absent<QueueFacts> _ -> SqsChecks.gone(expected);
                    case Observation.Unreadable<QueueFacts> unreadable -> Outcomes.unknown(unreadable);
                };
            case Declared.Omitted<Redrive>() -> new Outcome.Skipped("the template does not declare it");
            case Declared.Secret<Redrive>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<Redrive>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Outcome compare(
            ExpectedQueue expected, Redrive wanted, QueueFacts queue, Evidence evidence, Context context) {
        var text = queue.attributes().getOrDefault("RedrivePolicy", "");
        if (text.isBlank()) {
            return new Outcome.Fail(wanted.toString(), "no redrive policy", evidence);
        }
        Optional<Redrive> live;
        try {
            live = ExpectedQueue.redrive(Json.parse(text)).known();
        } catch (MalformedDocument e) {
            return new Outcome.Unknown("the live redrive policy is not understood: " + e.getMessage());
        }
        if (live.isEmpty()) {
            return new Outcome.Unknown("the live redrive policy names no queue or no count");
        }
        return live.get().equals(wanted)
                ? target(expected, wanted, queue, evidence, context)
                : new Outcome.Fail(wanted.toString(), live.get().toString(), evidence);
    }

    /** Of a queue of another stack nobody here knows the URL. */
    private static Outcome target(
            ExpectedQueue expected, Redrive redrive, QueueFacts source, Evidence evidence, Context context) {
        var found = context.stack()
                .all(ExpectedQueue.class)
                .filter(candidate -> candidate.hasArn(redrive.queueArn()))
                .findFirst();
        if (found.isEmpty()) {
            return new Outcome.Pass(redrive.toString(), evidence);
        }
        return switch (context.cloud().queues().queue(found.get().url())) {
            case Observation.Present<QueueFacts>(var target, var _) -> {
                var kept = target.number(RETENTION);
                var needed = source.number(RETENTION);
                if (kept.isEmpty() || needed.isEmpty()) {
                    yield new Outcome.Unknown("GetQueueAttributes did not say how long messages are kept");
                }
                yield kept.getAsInt() > needed.getAsInt()
                        ? new Outcome.Pass(redrive.toString(), evidence)
                        : new Outcome.Fail(
                                "a dead-letter queue that keeps messages longer than " + needed.getAsInt() + " s",
                                kept.getAsInt() + " s",
                                evidence,
                                cause(found.get(), target).or(() -> cause(expected, source)));
            }
            case Observation.Absent<QueueFacts> _ -> SqsChecks.gone(found.get());
            case Observation.Unreadable<QueueFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    /** The retention that is not as declared. */
    private static Optional<FindingRef> cause(ExpectedQueue queue, QueueFacts live) {
        return queue.retentionSeconds()
                .known()
                .filter(seconds -> !live.number(RETENTION).equals(OptionalInt.of(seconds)))
                .map(_ -> new FindingRef(SqsChecks.RETENTION, queue.resource().logicalId()));
    }
}
