package localcloud.service.customresource;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where the answers to custom resources' requests arrive. The first one to a request counts, and no other is taken any more; nor is any
 * after the request's time-out.
 */
final class Mailbox {
    /** The cloud's clock may be advanced while an answer is waited for. */
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();

    Mailbox(InstantSource clock) {
        this.clock = clock;
    }

    /** A request that waits for its answer. */
    static final class Pending implements AutoCloseable {
        private final Mailbox mailbox;
        private final String signature;
        private final Instant until;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private Optional<JsonNode> request = Optional.empty();
        private Optional<Reply> reply = Optional.empty();
        private boolean givenUp;

        private Pending(Mailbox mailbox, String signature, Instant until) {
            this.mailbox = mailbox;
            this.signature = signature;
            this.until = until;
        }

        /** What makes the URL of this request one that nobody can guess. */
        String signature() {
            return signature;
        }

        void about(JsonNode sent) {
            lock.lock();
            try {
                request = Optional.of(sent);
            } finally {
                lock.unlock();
            }
        }

        /** Nobody waits for the answer any more. */
        void giveUp() {
            lock.lock();
            try {
                givenUp = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        /** Empty when the time was over, or nobody waits any more. */
        Optional<Reply> await() throws InterruptedException {
            lock.lock();
            try {
                while (reply.isEmpty() && !givenUp && mailbox.clock.instant().isBefore(until)) {
                    var signalled = changed.await(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
                    if (signalled && reply.isEmpty() && givenUp) {
                        break;
                    }
                }
                return reply;
            } finally {
                lock.unlock();
            }
        }

        private boolean take(byte[] body) {
            lock.lock();
            try {
                if (reply.isPresent()
                        || givenUp
                        || request.isEmpty()
                        || !mailbox.clock.instant().isBefore(until)) {
                    return false;
                }
                reply = Optional.of(Reply.of(body, request.get()));
                changed.signalAll();
                return true;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            mailbox.pending.remove(signature);
        }
    }

    Pending open(Duration timeout) {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        var signature = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var fresh = new Pending(this, signature, clock.instant().plus(timeout));
        pending.put(signature, fresh);
        return fresh;
    }

    /** Takes an answer; false when no request with that signature waits for one. */
    boolean put(String signature, byte[] body) {
        var found = pending.get(signature);
        return found != null && found.take(body);
    }

    /** Forgets every request, as a reset does. */
    void clear() {
        pending.values().forEach(Pending::giveUp);
        pending.clear();
    }
}
