package serin.handler;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
    private final Map<Step, Duration> took = new EnumMap<>(Step.class);

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

    /** So far. */
    Map<Step, Duration> took() {
        return new EnumMap<>(took);
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
        private @Nullable RuntimeException thrown;

        private Done(Supplier<T> work) {
            this.work = work;
        }

        private void run() {
            begun = true;
            try {
                answer = work.get();
            } catch (RuntimeException e) {
                thrown = e;
            }
        }

        @SuppressWarnings("NullAway") // The work's own null, where it answers one.
        private T answer() {
            if (!begun) {
                return work.get();
            }
            if (thrown != null) {
                throw thrown;
            }
            return answer;
        }
    }
}
