package serin.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import serin.finding.CheckInfo;
import serin.finding.Severity;

class SelectionTest {

    @ParameterizedTest
    @CsvSource({
        "dynamodb.*, dynamodb.table.active, true",
        "*, dynamodb.table.active, true",
        "dynamodb.table.active, dynamodb.table.active, true",
        "dynamodb, dynamodb.table.active, false",
        "*.active, dynamodb.table.active, true",
        "dynamodb.table.activ?, dynamodb.table.active, true",
        "dynamodbXtable.active, dynamodb.table.active, false",
        "dynamodb[.]table.active, dynamodb.table.active, false",
    })
    void aGlobMatchesTheWholeId(String glob, String id, boolean selected) {
        assertThat(new Selection(List.of(glob), true).selects(check(id))).isEqualTo(selected);
    }

    @Test
    void noGlobSelectsAll() {
        assertThat(Selection.ALL.selects(check("dynamodb.table.active"))).isTrue();
    }

    @Test
    void aGlobThatMatchesNothingIsNamed() {
        var selection = new Selection(List.of("dynamodb.*", "dynamo.*"), true);

        assertThat(selection.unmatched(List.of(check("dynamodb.table.active")))).containsExactly("dynamo.*");
    }

    private static CheckInfo check(String id) {
        return new CheckInfo(id, "is well", Severity.HIGH, Set.of(), Set.of(), "a page", "mend it");
    }
}
