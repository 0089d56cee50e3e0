package localcloud.service.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html, AlarmRule. */
final class CompositeRuleTest {
    private static final String ARN = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:bad";
    private static final Map<String, AlarmState> STATES = Map.of(
            "bad",
            AlarmState.ALARM,
            ARN,
            AlarmState.ALARM,
            "good",
            AlarmState.OK,
            "new",
            AlarmState.INSUFFICIENT_DATA,
            "two words",
            AlarmState.ALARM);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "ALARM(bad) | true",
                "ALARM(\"bad\") | true",
                "ALARM(\"two words\") | true",
                "ALARM( good ) | false",
                "ALARM(" + ARN + ") | true",
                "ALARM(\"" + ARN + "\") | true",
                "OK(good) | true",
                "INSUFFICIENT_DATA(new) | true",
                "INSUFFICIENT_DATA(bad) | false",
                "TRUE | true",
                "FALSE | false",
                "ALARM(bad) AND ALARM(good) | false",
                "ALARM(bad) AND NOT ALARM(good) | true",
                "(ALARM(bad) OR ALARM(good)) AND OK(new) | false",
                "TRUE OR FALSE AND FALSE | true",
                "(TRUE OR FALSE) AND FALSE | false",
                "NOT FALSE AND FALSE | false",
                "NOT (FALSE AND FALSE) | true",
                "NOT NOT TRUE | true",
                "ALARM(absent) | false",
                "OK(absent) OR INSUFFICIENT_DATA(absent) | false"
            })
    void evaluates(String rule, boolean expected) {
        assertThat(CompositeRule.of(rule).holds(alarm -> Optional.ofNullable(STATES.get(alarm))))
                .isEqualTo(expected);
    }

    @Test
    void namesItsAlarmsInItsOrder() {
        assertThat(CompositeRule.of("ALARM(b) OR\n(NOT OK(\"a\") AND TRUE AND ALARM(b))")
                        .alarms())
                .containsExactly("b", "a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ALARM",
                "ALARM()",
                "ALARM(\"\")",
                "ALARM(a",
                "ALARM(\"a)",
                "alarm(a)",
                "ALARM(a) ALARM(b)",
                "ALARM(a) AND",
                "AND ALARM(a)",
                "(ALARM(a)",
                "ALARM(a))",
                "TRUEFALSE",
                "NOT",
                "AT_LEAST(1, ALARM, (a, b))"
            })
    void refusesWhatIsNoRule(String rule) {
        assertThatThrownBy(() -> CompositeRule.of(rule)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesMoreThanAwsTakes() {
        assertThatThrownBy(() -> CompositeRule.of("NOT ".repeat(501) + "TRUE")).hasMessageContaining("500 elements");
        assertThatThrownBy(() -> CompositeRule.of("(".repeat(10_000) + "TRUE")).hasMessageContaining("500 elements");
        assertThatThrownBy(() -> CompositeRule.of(" ".repeat(10_241) + "TRUE")).hasMessageContaining("10240");
    }
}
