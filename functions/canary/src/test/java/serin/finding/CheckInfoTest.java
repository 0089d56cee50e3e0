package serin.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckInfoTest {

    @ParameterizedTest
    @ValueSource(strings = {"probe.answers", "dynamodb.table.point-in-time-recovery", "a.b"})
    void takesDottedIds(String id) {
        assertThat(info(id).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "probe",
                "probe.",
                ".answers",
                "Probe.answers",
                "probe.Answers",
                "probe..answers",
                "probe.-x",
                "probe answers",
                "probe.answers\n"
            })
    void refusesOthers(String id) {
        assertThatThrownBy(() -> info(id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id must be dotted lower case, was " + id);
    }

    private static CheckInfo info(String id) {
        return new CheckInfo(id, "is so", Severity.HIGH, Set.of(), Set.of(), "https://example.com", "Mend it.");
    }
}
