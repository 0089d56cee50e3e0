package localcloud.service.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The messages of all standard queues in memory, each under its queue's name. Time is an argument; only a long poll waits. */
final class Messages {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Map<String, List<Message>> byQueue = new HashMap<>();

    /** A message in a queue; its mutable part is guarded by the lock. */
    static final class Message {
        final String id;
        final String body;
        final JsonNode attributes;
        final String sender;
        final Instant sent;
        final boolean delayed;
        Instant visible;
        int receives;

        @Nullable
        Instant firstReceived;

        String receipt = "";

        Message(String id, String body, JsonNode attributes, String sender, Instant sent, Instant visible) {
            this.id = id;
            this.body = body;
            this.attributes = attributes;
            this.sender = sender;
            this.sent = sent;
            this.delayed = visible.isAfter(sent);
            this.visible = visible;
        }
    }

    /** A received message, as it was at that moment. */
    record Received(
            String id,
            String body,
            JsonNode attributes,
            String sender,
            Instant sent,
            Instant first,
            int receives,
            String receipt) {}

    /** How many messages are in which state. */
    record Counts(int visible, int notVisible, int delayed) {}

    /** How a queue treats a receive. */
    record Rules(Duration visibility, Duration retention, Optional<String> deadLetterQueue, int maxReceives) {}

    /** Puts a message at the end and answers its id. */
    String send(String queue, String body, JsonNode attributes, String sender, Instant now, Duration delay) {
        lock.lock();
        try {
            String id = UUID.randomUUID().toString();
            queue(queue).add(new Message(id, body, attributes.deepCopy(), sender, now, now.plus(delay)));
            arrived.signalAll();
            return id;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes up to {@code most} visible messages out of sight; one received too often goes to the dead-letter queue instead.
     *
     * @param clock the cloud's, by which messages become visible
     * @param longest how long to wait, in real time, while there is none
     */
    List<Received> receive(String queue, int most, InstantSource clock, Rules rules, Duration longest) {
        lock.lock();
        try {
            long left = longest.toNanos();
            List<Received> received = take(queue, most, clock.instant(), rules);
            while (received.isEmpty() && left > 0) {
                // A message that becomes visible again gives no signal, so look once a second.
                long slice = Math.min(left, SECOND);
                left -= slice - Math.max(0, arrived.awaitNanos(slice));
                received = take(queue, most, clock.instant(), rules);
            }
            return received;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    private List<Received> take(String queue, int most, Instant now, Rules rules) {
        List<Received> received = new ArrayList<>();
        List<Message> dead = new ArrayList<>();
        Iterator<Message> messages = queue(queue).iterator();
        while (messages.hasNext() && received.size() < most) {
            Message message = messages.next();
            if (!message.sent.plus(rules.retention()).isAfter(now)) {
                messages.remove();
            } else if (!message.visible.isAfter(now)) {
                if (rules.deadLetterQueue().isPresent() && message.receives >= rules.maxReceives()) {
                    messages.remove();
                    dead.add(message);
                } else {
                    received.add(taken(message, now, rules.visibility()));
                }
            }
        }
        rules.deadLetterQueue().ifPresent(name -> queue(name).addAll(dead));
        return List.copyOf(received);
    }

    /** Removes the message that was last received under this handle; false when there is none. */
    boolean delete(String queue, String receipt) {
        lock.lock();
        try {
            return queue(queue).removeIf(message -> message.receipt.equals(receipt));
        } finally {
            lock.unlock();
        }
    }

    /** Changes until when a received message stays out of sight; false when no message has the handle. */
    boolean hide(String queue, String receipt, Instant until) {
        lock.lock();
        try {
            for (Message message : queue(queue)) {
                if (message.receipt.equals(receipt)) {
                    message.visible = until;
                    return true;
                }
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    void purge(String queue) {
        lock.lock();
        try {
            byQueue.remove(queue);
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            byQueue.clear();
        } finally {
            lock.unlock();
        }
    }

    Counts counts(String queue, Instant now, Duration retention) {
        lock.lock();
        try {
            int visible = 0;
            int notVisible = 0;
            int delayed = 0;
            for (Message message : queue(queue)) {
                if (!message.sent.plus(retention).isAfter(now)) {
                    continue;
                }
                if (!message.visible.isAfter(now)) {
                    visible++;
                } else if (message.receives == 0 && message.delayed) {
                    delayed++;
                } else {
                    notVisible++;
                }
            }
            return new Counts(visible, notVisible, delayed);
        } finally {
            lock.unlock();
        }
    }

    private List<Message> queue(String name) {
        return byQueue.computeIfAbsent(name, absent -> new ArrayList<>());
    }

    private static Received taken(Message message, Instant now, Duration visibility) {
        message.receives++;
        message.visible = now.plus(visibility);
        message.receipt = UUID.randomUUID().toString();
        Instant first = message.firstReceived == null ? now : message.firstReceived;
        message.firstReceived = first;
        return new Received(
                message.id,
                message.body,
                message.attributes,
                message.sender,
                message.sent,
                first,
                message.receives,
                message.receipt);
    }
}
