package serin.handler;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import serin.ledger.LedgerKey;
import serin.run.Run;
import serin.run.Step;
import serin.run.Steps;
import software.amazon.lambda.powertools.tracing.TracingUtils;

/**
 * The steps of one invocation as subsegments of its X-Ray trace, and how long each was. Where the invocation is not sampled, or there
 * is no daemon, no class of X-Ray is even loaded; a fault of tracing never becomes one of the run.
 */
final class XRay implements Steps {
    /** Set by the runtime for each invocation. */
    static final String HEADER_PROPERTY = "com.amazonaws.xray.traceHeader";

    private final boolean traced;

    /** What hangs in a thread of its own may end while another one reads. */
    private final Map<Step, Duration> took = new ConcurrentHashMap<>();

    private XRay(boolean traced) {
        this.traced = traced;
    }

    /**
     * For one invocation.
     *
     * @param environment the function's
     * @param header the runtime's trace header of this invocation; the environment's counts where there is none
     */
    static XRay of(Map<String, String> environment, Optional<String> header) {
        var sampled = header.or(() -> Optional.ofNullable(environment.get("_X_AMZN_TRACE_ID")))
                .filter(text -> text.contains("Sampled=1"))
                .isPresent();
        return new XRay(sampled
                && !environment.getOrDefault("AWS_XRAY_DAEMON_ADDRESS", "").isBlank());
    }

    @Override
    public <T> T within(Step step, Supplier<T> work) {
        var began = System.nanoTime();
        try {
            return traced ? traced(step, work) : work.get();
        } finally {
            took.merge(step, Duration.ofNanos(System.nanoTime() - began), Duration::plus);
        }
    }

    /** Writes on the step that is under way; traces can be searched by it. */
    void annotate(String key, String value) {
        if (traced) {
            try {
                TracingUtils.putAnnotation(key, value);
            } catch (RuntimeException | LinkageError _) {
                // The trace says less.
            }
        }
    }

    /** Writes what a run came to. */
    void annotate(Run run) {
        annotate("stack", LedgerKey.name(run.stack()));
        annotate("trigger", run.trigger().word());
        annotate("verdict", run.verdict().word());
    }

    /** So far. */
    Map<Step, Duration> took() {
        var soFar = new EnumMap<Step, Duration>(Step.class);
        soFar.putAll(took);
        return soFar;
    }

    private static <T> T traced(Step step, Supplier<T> work) {
        var done = new Done<T>(work);
        try {
            TracingUtils.withSubsegment("serin", step.word(), subsegment -> {
                done.run();
                subsegment.setFault(done.thrown != null);
            });
        } catch (RuntimeException | LinkageError _) {
            // Tracing failed, not the work, which throws nothing here.
        }
        return done.answer();
    }

    /** Work that is done once, whatever becomes of its trace. */
    private static final class Done<T> {
        private final Supplier<T> work;
        private boolean begun;
        private @Nullable T answer;
        private @Nullable Throwable thrown;

        private Done(Supplier<T> work) {
            this.work = work;
        }

        private void run() {
            begun = true;
            try {
                answer = work.get();
            } catch (RuntimeException | Error e) {
                // Of the work, never to be taken for a fault of tracing.
                thrown = e;
            }
        }

        @SuppressWarnings("NullAway") // The work's own null, where it answers one.
        private T answer() {
            if (!begun) {
                return work.get();
            }
            if (thrown instanceof Error error) {
                throw error;
            }
            if (thrown instanceof RuntimeException exception) {
                throw exception;
            }
            return answer;
        }
    }
}
