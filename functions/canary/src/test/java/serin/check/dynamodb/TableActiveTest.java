package serin.check.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.check.Scenario.EVIDENCE;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import serin.check.Scenario;
import serin.check.TableSample;
import serin.finding.Outcome;

/** Statuses: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html">TableDescription</a>. */
class TableActiveTest {
    private final Scenario scenario = new Scenario();

    @ParameterizedTest
    @ValueSource(strings = {"ACTIVE", "UPDATING"})
    void passesWhenItServes(String status) {
        scenario.table(new TableSample().status(status));
        assertThat(outcome()).contains(new Outcome.Pass(status, EVIDENCE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATING",
                "DELETING",
                "INACCESSIBLE_ENCRYPTION_CREDENTIALS",
                "ARCHIVING",
                "ARCHIVED",
                "REPLICATION_NOT_AUTHORIZED"
            })
    void failsWhenItDoesNot(String status) {
        scenario.table(new TableSample().status(status));
        assertThat(outcome()).contains(new Outcome.Fail("ACTIVE", status, EVIDENCE));
    }

    @Test
    void failsWhenTheTableIsGone() {
        scenario.cloud().absent("table shop-orders");
        assertThat(outcome()).contains(new Outcome.Fail("ACTIVE", "table shop-orders", EVIDENCE));
    }

    @Test
    void isUnknownWhenAccessIsDenied() {
        scenario.cloud().denied("table shop-orders", "dynamodb:DescribeTable");
        assertThat(outcome())
                .contains(new Outcome.Unknown(
                        "dynamodb:DescribeTable: AccessDenied", Optional.of("dynamodb:DescribeTable")));
    }

    private Optional<Outcome> outcome() {
        return scenario.outcome("dynamodb.table.active", Scenario.TABLE);
    }
}
