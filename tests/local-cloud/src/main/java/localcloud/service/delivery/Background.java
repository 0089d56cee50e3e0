package localcloud.service.delivery;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The work that goes on after an answer: deliveries and asynchronous invocations, each in a virtual thread of its own. A reset drops
 * what is under way, the end of the cloud ends it.
 */
public final class Background implements AutoCloseable {
    /** Tasks at a time; more are refused, so that a loop of events comes to an end. */
    public static final int MOST = 10_000;

    private static final System.Logger LOG = System.getLogger(Background.class.getName());
    /** Longer than any task takes to notice that it was interrupted. */
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Set<Thread> underWay = new HashSet<>();
    private boolean dropping;
    private boolean closed;

    /** Something that takes its time; it ends soon when it is interrupted. */
    @FunctionalInterface
    public interface Task {
        void run() throws InterruptedException;
    }

    /** Starts a task; false when there are too many, or while a reset drops them all. */
    public boolean start(Task task) {
        lock.lock();
        try {
            if (closed || dropping || underWay.size() >= MOST) {
                return false;
            }
            var thread = Thread.ofVirtual().unstarted(() -> run(task));
            underWay.add(thread);
            thread.start();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** How many tasks have not ended, those that wait before another attempt included. */
    public int underWay() {
        lock.lock();
        try {
            return underWay.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until nothing is under way, what followed from it included.
     *
     * @return false when that took longer than {@code longest}
     */
    public boolean awaitQuiet(Duration longest) throws InterruptedException {
        var left = longest.toNanos();
        lock.lock();
        try {
            while (!underWay.isEmpty()) {
                if (left <= 0) {
                    return false;
                }
                left = ended.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Ends what is under way without its being finished, and waits for that. */
    public void drop() {
        lock.lock();
        try {
            dropping = true;
            underWay.forEach(Thread::interrupt);
            if (!awaitQuiet(FAREWELL)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        underWay.size() + " deliveries did not end when they were dropped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            dropping = false;
            lock.unlock();
        }
    }

    /** Drops what is under way; nothing starts any more. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        drop();
    }

    private void run(Task task) {
        try {
            task.run();
        } catch (InterruptedException e) {
            // Dropped, as it should be.
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "work in the background failed", e);
        } finally {
            lock.lock();
            try {
                underWay.remove(Thread.currentThread());
                ended.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
