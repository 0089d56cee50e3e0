package serin.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeEnvironmentTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final InstantSource LATER = InstantSource.fixed(START.plusMillis(850));

    @Test
    void isEnabledByOne() {
        var environment = ProbeEnvironment.of(Map.of("SERIN_PROBE", "1"), () -> START, LATER);

        assertThat(environment.enabled()).isTrue();
        assertThat(environment.samLocal()).isFalse();
        assertThat(environment.initMillis()).isEqualTo(850);
    }

    /** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/using-sam-cli-local-invoke.html */
    @Test
    void knowsSamLocalByItsVariable() {
        assertThat(ProbeEnvironment.of(Map.of("AWS_SAM_LOCAL", "true"), () -> START, LATER)
                        .samLocal())
                .isTrue();
        assertThat(ProbeEnvironment.of(Map.of(), () -> START, LATER).samLocal()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "true", " 1", "11"})
    void isNotEnabledByAnythingElse(String value) {
        assertThat(ProbeEnvironment.of(Map.of("SERIN_PROBE", value), () -> START, LATER)
                        .enabled())
                .isFalse();
    }

    @Test
    void isNotEnabledWithoutTheVariable() {
        assertThat(ProbeEnvironment.of(Map.of(), () -> START, LATER).enabled()).isFalse();
    }

    @Test
    void tookNoTimeWhereNobodyKnowsTheStart() {
        assertThat(ProbeEnvironment.of(Map.of(), () -> Instant.MAX, LATER).initMillis())
                .isZero();
    }

    @Test
    void readsThisProcess() {
        assertThat(ProbeEnvironment.ofThisProcess().initMillis()).isPositive();
    }

    /** Finding out takes milliseconds, which a cold start must not pay. */
    @Test
    void asksForTheStartOnlyWhenAProbeDoes() {
        ProbeEnvironment.of(
                Map.of(),
                () -> {
                    throw new AssertionError("asked");
                },
                LATER);
    }
}
