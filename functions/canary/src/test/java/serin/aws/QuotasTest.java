package serin.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The clock stands still unless a caller waits; waiting moves it. */
class QuotasTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-05T04:00:00Z"));
    private final InstantSource clock = now::get;

    /** Published: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html#api-requests */
    @Test
    void halfOfGetPolicyIsSevenAndAHalfASecond() throws InterruptedException {
        assertThat(secondsFor(7 + 75, Quota.LAMBDA_GET_POLICY, Politeness.DEFAULT))
                .isBetween(9.99, 10.01);
    }

    @Test
    void aHookTakesAFifthOfWhatLambdaShares() throws InterruptedException {
        assertThat(secondsFor(3 + 30, Quota.LAMBDA_SHARED, Politeness.DEFAULT.forHook()))
                .isBetween(9.99, 10.01);
        assertThat(secondsFor(50 + 500, Quota.LAMBDA_GET_FUNCTION, Politeness.DEFAULT.forHook()))
                .isBetween(9.99, 10.01);
    }

    /** In no second more than twice the share, so that half a share never passes what AWS publishes. */
    @ParameterizedTest
    @EnumSource(Quota.class)
    void noSecondHoldsMoreThanTheBurstAndTheRate(Quota quota) throws InterruptedException {
        var quotas = quotas(Politeness.DEFAULT);
        var from = now.get();
        int calls = 0;
        while (Duration.between(from, now.get()).compareTo(Duration.ofSeconds(1)) < 0) {
            assertThat(quotas.take(quota, HOUR)).isTrue();
            calls++;
        }

        var rate = quota.rate(Politeness.DEFAULT);
        assertThat((double) calls).isLessThanOrEqualTo(quota.burst(Politeness.DEFAULT) + rate + 1);
    }

    @Test
    void quotasDoNotWaitForEachOther() throws InterruptedException {
        var quotas = quotas(Politeness.DEFAULT);
        for (int call = 0; call < 5; call++) {
            quotas.take(Quota.DYNAMODB_CONTINUOUS_BACKUPS, HOUR);
        }

        assertThat(quotas.take(Quota.DYNAMODB_CONTINUOUS_BACKUPS, Duration.ZERO))
                .isFalse();
        assertThat(quotas.take(Quota.DYNAMODB_CONTROL_PLANE, Duration.ZERO)).isTrue();
    }

    @Test
    void aWaitThatWouldBeTooLongEndsAtOnceAndTakesNothing() throws InterruptedException {
        var quotas = quotas(Politeness.DEFAULT);
        for (int call = 0; call < 5; call++) {
            quotas.take(Quota.DYNAMODB_CONTINUOUS_BACKUPS, HOUR);
        }
        var before = now.get();

        assertThat(quotas.take(Quota.DYNAMODB_CONTINUOUS_BACKUPS, Duration.ofMillis(199)))
                .isFalse();
        assertThat(now.get()).isEqualTo(before);
        assertThat(quotas.take(Quota.DYNAMODB_CONTINUOUS_BACKUPS, Duration.ofMillis(200)))
                .isTrue();
        assertThat(Duration.between(before, now.get())).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aThrottleHoldsTheNextCallBackByASecond() throws InterruptedException {
        var quotas = quotas(Politeness.DEFAULT);
        for (int call = 0; call < 5; call++) {
            quotas.take(Quota.DYNAMODB_CONTINUOUS_BACKUPS, HOUR);
        }
        var before = now.get();
        quotas.slowDown(Quota.DYNAMODB_CONTINUOUS_BACKUPS);

        assertThat(quotas.take(Quota.DYNAMODB_CONTINUOUS_BACKUPS, HOUR)).isTrue();
        assertThat(Duration.between(before, now.get())).isEqualTo(Duration.ofMillis(1_200));
    }

    private double secondsFor(int calls, Quota quota, Politeness politeness) throws InterruptedException {
        var quotas = quotas(politeness);
        var from = now.get();
        for (int call = 0; call < calls; call++) {
            assertThat(quotas.take(quota, HOUR)).isTrue();
        }
        return Duration.between(from, now.get()).toNanos() / 1e9;
    }

    private Quotas quotas(Politeness politeness) {
        return new Quotas(politeness, clock, nanos -> now.updateAndGet(time -> time.plusNanos(nanos)));
    }
}
