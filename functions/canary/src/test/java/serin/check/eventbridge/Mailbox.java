package serin.check.eventbridge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import serin.check.FakeCloud;
import serin.observation.Cloud;
import serin.observation.Evidence;
import serin.observation.MessageFacts;
import serin.observation.Observation;
import serin.observation.OutgoingEvent;
import serin.observation.QueueFacts;
import serin.observation.Queues;

/** A bus that keeps what is put onto it, and a queue that holds what a test says comes of it. */
final class Mailbox implements Queues {
    private final FakeCloud cloud;
    private final Function<OutgoingEvent, List<String>> answers;
    private final List<OutgoingEvent> sent = new ArrayList<>();
    private final List<MessageFacts> queue = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();
    private Optional<Observation.Unreadable<MessageFacts>> undeletable = Optional.empty();
    private UnaryOperator<List<MessageFacts>> reading = UnaryOperator.identity();

    /** @param answers the messages that an event causes */
    Mailbox(FakeCloud cloud, Function<OutgoingEvent, List<String>> answers) {
        this.cloud = cloud;
        this.answers = answers;
    }

    static String acknowledgement(String nonce, String function, String version) {
        return "{\"source\": \"serin.probe\", \"detail-type\": \"SerinAcknowledgement\", \"detail\": {\"nonce\": \""
                + nonce
                + "\", \"function\": \"" + function + "\", \"version\": \"" + version
                + "\", \"detailType\": \"pollenationNeeded\"}}";
    }

    Mailbox undeletable() {
        undeletable = Optional.of(
                new Observation.Unreadable<>("sqs:DeleteMessage", Observation.Reason.DENIED, "AccessDenied"));
        return this;
    }

    /** @param reading what a look sees of what the queue holds */
    Mailbox reading(UnaryOperator<List<MessageFacts>> reading) {
        this.reading = reading;
        return this;
    }

    List<OutgoingEvent> sent() {
        return List.copyOf(sent);
    }

    List<String> deleted() {
        return List.copyOf(deleted);
    }

    Cloud cloud() {
        var all = cloud.cloud();
        return new Cloud(
                all.stacks(),
                all.functions(),
                all.tables(),
                new Recording(all.rules(), this::put),
                this,
                all.topics(),
                all.roles(),
                all.keys(),
                all.secrets(),
                all.deployments(),
                all.metrics(),
                all.alarms(),
                all.logGroups());
    }

    private Observation<String> put(OutgoingEvent event) {
        sent.add(event);
        answers.apply(event).forEach(body -> queue.add(new MessageFacts("r-" + queue.size(), body)));
        return new Observation.Present<>("e-1", Evidence.of("events:PutEvents"));
    }

    @Override
    public Observation<QueueFacts> queue(String queueUrl) {
        return cloud.queue(queueUrl);
    }

    @Override
    public Observation<List<MessageFacts>> receive(String queueUrl, Duration wait, Duration hidden) {
        var received = reading.apply(List.copyOf(queue));
        queue.removeAll(received);
        return new Observation.Present<>(received, Evidence.of("sqs:ReceiveMessage"));
    }

    @Override
    public Observation<MessageFacts> delete(String queueUrl, MessageFacts message) {
        deleted.add(message.body());
        return undeletable
                .<Observation<MessageFacts>>map(unreadable -> unreadable)
                .orElseGet(() -> new Observation.Present<>(message, Evidence.of("sqs:DeleteMessage")));
    }
}
