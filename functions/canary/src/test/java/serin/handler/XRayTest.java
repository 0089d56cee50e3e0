package serin.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.run.Step;

/** Where there is no trace; a trace that is really sent is seen in the acceptance tests. */
class XRayTest {
    private static final String SAMPLED = "Root=1-65555555-1234567890abcdef12345678;Parent=1234567890abcdef;Sampled=1";
    private static final Map<String, String> DAEMON = Map.of("AWS_XRAY_DAEMON_ADDRESS", "127.0.0.1:2000");

    @Test
    void doesTheWorkAndTellsHowLongItWas() {
        var xray = XRay.of(Map.of(), Optional.empty());

        assertThat(xray.within(Step.RUN, () -> xray.within(Step.CHECK, () -> "done")))
                .isEqualTo("done");
        assertThat(xray.took()).containsOnlyKeys(Step.RUN, Step.CHECK);
        assertThat(xray.took().get(Step.RUN)).isGreaterThanOrEqualTo(xray.took().get(Step.CHECK));
    }

    @Test
    void printsNothingWhateverTheTraceIs() {
        for (var header : List.of(SAMPLED, SAMPLED.replace("=1", "=0"), "Sampled=1", "Root=;Sampled=1", "")) {
            for (var daemon : List.of("127.0.0.1:2000", "nonsense", "")) {
                var xray = XRay.of(Map.of("AWS_XRAY_DAEMON_ADDRESS", daemon), Optional.of(header));
                assertThat(Printed.lines(() -> assertThat(xray.within(Step.CHECK, () -> {
                                    xray.annotate("verdict", "HEALTHY");
                                    return 7;
                                }))
                                .isEqualTo(7)))
                        .isEmpty();
            }
        }
    }

    @Test
    void theWorksOwnExceptionIsTheCallers() {
        var xray = XRay.of(DAEMON, Optional.of(SAMPLED));

        assertThatThrownBy(() -> xray.within(Step.CHECK, () -> {
                    throw new MalformedEvent("it is so");
                }))
                .isInstanceOf(MalformedEvent.class);
        assertThat(xray.took()).containsOnlyKeys(Step.CHECK);
    }

    /** A hook's judgement may end in one; taken for a fault of tracing, it would have answered nothing. */
    @Test
    void theWorksOwnErrorIsTheCallersToo() {
        var xray = XRay.of(DAEMON, Optional.of(SAMPLED));

        assertThatThrownBy(() -> xray.within(Step.CHECK, () -> {
                    throw new NoClassDefFoundError("of the work");
                }))
                .isInstanceOf(NoClassDefFoundError.class);
    }
}
