package serin.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.Observation.Reason;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Makes the calls of one run: within its deadline, its quotas and a bounded number at a time, and with every outcome an
 * observation.
 */
final class AwsReader {
    /** An attempt that hangs is repeated, but a call does not eat the run: this many times the time-out of one attempt. */
    private static final int ATTEMPTS_WORTH = 4;

    /** More pages than any account has; a service that never stops paging is broken. */
    private static final int MOST_PAGES = 1_000;

    private final InstantSource clock;
    private final Instant deadline;
    private final Duration callTimeout;
    private final Quotas quotas;
    private final Semaphore permits;
    private final Failures failures;
    private final AwsCalls calls;

    /** @param permits as many as there may be calls at a time */
    AwsReader(
            AwsSettings settings,
            Instant deadline,
            Quotas quotas,
            Semaphore permits,
            Failures failures,
            AwsCalls calls) {
        this.clock = settings.clock();
        this.deadline = deadline;
        this.callTimeout = settings.callTimeout();
        this.quotas = quotas;
        this.permits = permits;
        this.failures = failures;
        this.calls = calls;
    }

    /**
     * Asks once.
     *
     * @param what names the thing asked for: "table serin-assets"
     * @param call makes the call, under the limits that it is given
     * @param facts reads the answer; throws {@link MalformedAnswer} where a field is missing
     */
    <R extends AwsResponse, T> Observation<T> read(
            Operation operation, String what, Function<Limits, R> call, Function<R, T> facts) {
        return within(operation, callTimeout, callTimeout.multipliedBy(ATTEMPTS_WORTH), what, call, facts);
    }

    /** Asks once, with a time-out of its own that holds for the whole call. */
    <R extends AwsResponse, T> Observation<T> read(
            Operation operation, Duration timeout, String what, Function<Limits, R> call, Function<R, T> facts) {
        return within(operation, timeout, timeout, what, call, facts);
    }

    /**
     * Asks for all pages.
     *
     * @param call makes the call for the page with the given token; null for the first
     * @param items reads a page
     * @param next the next page's token; null or empty after the last
     */
    <R extends AwsResponse, T> Observation<List<T>> readAll(
            Operation operation, String what, PageCall<R> call, Function<R, List<T>> items, NextPage<R> next) {
        var all = new ArrayList<T>();
        var tokens = new HashSet<String>();
        @Nullable String token = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            var asked = token;
            var answer = read(operation, what, limits -> call.page(limits, asked), response -> {
                all.addAll(items.apply(response));
                return new Next(next.token(response));
            });
            switch (answer) {
                case Observation.Present<Next>(var following, var evidence) -> {
                    token = following.token();
                    if (token == null || token.isEmpty()) {
                        return new Observation.Present<>(List.copyOf(all), evidence);
                    }
                    if (!tokens.add(token)) {
                        return Failures.malformed(operation, "the same page was announced twice", null);
                    }
                }
                case Observation.Absent<Next>(var absent, var evidence) -> {
                    return new Observation.Absent<>(absent, evidence);
                }
                case Observation.Unreadable<Next>(var action, var reason, var detail) -> {
                    return new Observation.Unreadable<>(action, reason, detail);
                }
            }
        }
        return Failures.malformed(operation, "more than " + MOST_PAGES + " pages", null);
    }

    /** Time until the run's deadline; never negative. */
    Duration remaining() {
        var remaining = Duration.between(clock.instant(), deadline);
        return remaining.isNegative() ? Duration.ZERO : remaining;
    }

    /** Waits before a repetition. */
    void pause(Duration time) throws InterruptedException {
        quotas.pause(time);
    }

    private <R extends AwsResponse, T> Observation<T> within(
            Operation operation,
            Duration attempt,
            Duration whole,
            String what,
            Function<Limits, R> call,
            Function<R, T> facts) {
        try {
            if (!remaining().isPositive() || !quotas.take(operation.quota(), remaining())) {
                return notAsked(operation, "the run's deadline comes before its turn under AWS's request quota");
            }
            if (!permits.tryAcquire(remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                return notAsked(operation, "the run's deadline came while other calls were under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return notAsked(operation, "the run ended first");
        }
        try {
            if (!remaining().isPositive()) {
                return notAsked(operation, "the run's deadline came while other calls were under way");
            }
            // The SDK takes no time-out of zero.
            var total = atLeastAMilli(shorter(whole, remaining()));
            return ask(operation, limits(operation, shorter(attempt, total), total), what, call, facts);
        } finally {
            permits.release();
        }
    }

    private Limits limits(Operation operation, Duration attempt, Duration total) {
        return request ->
                request.apiCallAttemptTimeout(attempt).apiCallTimeout(total).addMetricPublisher(calls.meter(operation));
    }

    private <R extends AwsResponse, T> Observation<T> ask(
            Operation operation, Limits limits, String what, Function<Limits, R> call, Function<R, T> facts) {
        R response;
        try {
            response = call.apply(limits);
        } catch (SdkException e) {
            Observation<T> failure = failures.observe(operation, what, e);
            if (failure instanceof Observation.Unreadable<T> unreadable && unreadable.reason() == Reason.THROTTLED) {
                quotas.slowDown(operation.quota());
            }
            return failure;
        } catch (NullPointerException e) {
            // The JDK's connection throws it when the SDK's timer closes it in the moment in which it is being opened.
            return new Observation.Unreadable<>(
                    operation.action(), Reason.TIMED_OUT, "the connection was broken off: " + e.getMessage());
        } catch (CredentialsUnavailable e) {
            return new Observation.Unreadable<>(
                    operation.action(), Reason.NO_CREDENTIALS, CredentialsUnavailable.MESSAGE);
        }
        try {
            return new Observation.Present<>(facts.apply(response), Evidence.of(operation.api()));
        } catch (MalformedAnswer e) {
            return Failures.malformed(
                    operation,
                    String.valueOf(e.getMessage()),
                    response.responseMetadata().requestId());
        }
    }

    private static <T> Observation<T> notAsked(Operation operation, String why) {
        return new Observation.Unreadable<>(operation.action(), Reason.TIMED_OUT, "not asked: " + why);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration atLeastAMilli(Duration time) {
        var milli = Duration.ofMillis(1);
        return time.compareTo(milli) < 0 ? milli : time;
    }

    /** Asks for one page. */
    interface PageCall<R> {
        R page(Limits limits, @Nullable String token);
    }

    /** Finds the next page's token in an answer. */
    interface NextPage<R> {
        @Nullable
        String token(R response);
    }

    private record Next(@Nullable String token) {}
}
