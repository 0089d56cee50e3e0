package serin.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Samples are written newest first: {@code x} failed, {@code o} held. */
class FailureRateTest {

    @ParameterizedTest
    @CsvSource({
        // Below five samples: 0, unless the last two both failed.
        "x,                        0",
        "xo,                       0",
        "oxx,                      0",
        "xoxx,                     0",
        "xx,                     100",
        "xxoo,                    50",
        // From five on: the share.
        "xoooo,                   20",
        "oxxxo,                   60",
        "ooooo,                    0",
        "oooooooooooooooooooo,     0",
        "xooooooooooooooooooo,     5",
        "xxoooooooooooooooooo,    10",
        // The twenty-first does not count any more.
        "ooooooooooooooooooooxxx,  0",
        "xooooooooooooooooooox,    5",
        "xxxxxxxxxxxxxxxxxxxxoo, 100",
    })
    void ofRuns(String samples, double percent) {
        assertThat(FailureRate.ofRuns(samples(samples))).isEqualTo(OptionalDouble.of(percent));
    }

    @ParameterizedTest
    @CsvSource({"x, 100", "o, 0", "xo, 50", "oxo, 33.333333333333336", "oooooooooooooooooooox, 0"})
    void ofDeploymentsItIsTheShareFromTheFirstOn(String samples, double percent) {
        assertThat(FailureRate.ofDeployments(samples(samples))).isEqualTo(OptionalDouble.of(percent));
    }

    @Test
    void ofNothingThereIsNoRate() {
        assertThat(FailureRate.ofRuns(List.of())).isEmpty();
        assertThat(FailureRate.ofDeployments(List.of())).isEmpty();
    }

    private static List<Sample> samples(String text) {
        return Stream.of(text.split(""))
                .map(each -> each.equals("x") ? Sample.FAILED : Sample.HELD)
                .toList();
    }
}
