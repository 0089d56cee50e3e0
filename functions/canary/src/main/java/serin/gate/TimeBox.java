package serin.gate;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a task and gives it up when its time is over, whatever it hangs in. */
public interface TimeBox {

    /**
     * What the task answers.
     *
     * @throws TimeoutException when the time was over; the task is interrupted, and whether it ends is its own affair
     * @throws ExecutionException with what it threw, an {@link Error} too
     */
    <T> T within(Duration limit, Callable<T> task) throws TimeoutException, ExecutionException, InterruptedException;

    /** Each task in a virtual thread of its own. */
    static TimeBox virtualThreads() {
        return new TimeBox() {
            @Override
            public <T> T within(Duration limit, Callable<T> task)
                    throws TimeoutException, ExecutionException, InterruptedException {
                var threads = Executors.newVirtualThreadPerTaskExecutor();
                try {
                    return threads.submit(task).get(limit.toNanos(), TimeUnit.NANOSECONDS);
                } finally {
                    // Not closed: that would wait for a task that hangs.
                    threads.shutdownNow();
                }
            }
        };
    }
}
