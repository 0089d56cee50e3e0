package serin.check.sqs;

import java.util.Set;
import java.util.function.BiFunction;
import serin.check.Check;
import serin.check.Context;
import serin.check.KeyComparison;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedQueue;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.QueueFacts;

/** The queue's messages are encrypted as declared: with the declared KMS key by whatever name, with a key of SQS's own, or not at all. */
final class QueueEncryptionDeclared implements Check<ExpectedQueue> {
    static final CheckInfo INFO = new CheckInfo(
            "sqs.queue.encryption",
            "is encrypted as declared",
            Severity.HIGH,
            Set.of("sqs:GetQueueAttributes", "kms:DescribeKey"),
            Set.of("KmsMasterKeyId", "SqsManagedSseEnabled"),
            "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html",
            "Set the queue's KmsMasterKeyId or SqsManagedSseEnabled attribute as declared.");

    private static final String MANAGED = "SQS's own key";
    private static final String NONE = "not encrypted";

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
        return !(expected.kmsKey() instanceof Declared.Omitted<String>)
                || !(expected.managedEncryption() instanceof Declared.Omitted<Boolean>);
    }

    @Override
    public Outcome examine(ExpectedQueue expected, Context context) {
        var key = expected.kmsKey()
                .flatMap(name -> name.isEmpty() ? new Declared.Omitted<String>() : new Declared.Known<>(name));
        return switch (key) {
            case Declared.Known<String>(var name) ->
                look(expected, context, (queue, evidence) -> compare(name, queue, evidence, context));
            case Declared.Omitted<String>() -> managed(expected, context);
            case Declared.Secret<String>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<String>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Outcome managed(ExpectedQueue expected, Context context) {
        return switch (expected.managedEncryption()) {
            case Declared.Known<Boolean>(var on) ->
                look(expected, context, (queue, evidence) -> {
                    var wanted = on ? MANAGED : NONE;
                    var found = show(queue);
                    return found.equals(wanted)
                            ? new Outcome.Pass(found, evidence)
                            : new Outcome.Fail(wanted, found, evidence);
                });
            case Declared.Omitted<Boolean>() -> new Outcome.Skipped("the template does not declare it");
            case Declared.Secret<Boolean>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<Boolean>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Outcome look(
            ExpectedQueue expected, Context context, BiFunction<QueueFacts, Evidence, Outcome> judge) {
        return switch (context.cloud().queues().queue(expected.url())) {
            case Observation.Present<QueueFacts>(var queue, var evidence) -> judge.apply(queue, evidence);
            case Observation.Absent<QueueFacts> _ -> SqsChecks.gone(expected);
            case Observation.Unreadable<QueueFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome compare(String wanted, QueueFacts queue, Evidence evidence, Context context) {
        return queue.kmsKey()
                .map(key -> KeyComparison.compare(wanted, key, NONE, evidence, context))
                .orElseGet(() -> new Outcome.Fail(wanted, show(queue), evidence));
    }

    private static String show(QueueFacts queue) {
        return queue.kmsKey().orElse("true".equals(queue.attributes().get("SqsManagedSseEnabled")) ? MANAGED : NONE);
    }
}
