package serin.check.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.check.Scenario.EVIDENCE;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import serin.check.Scenario;
import serin.check.TableSample;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.TableFacts.Index;
import serin.observation.TableFacts.KeyElement;

/** The three checks that look at a table's indexes, and leave to each other what each other says. */
class TableIndexesTest {
    private static final String BY_CUSTOMER = "global byCustomer (HASH customer, RANGE at, projects ALL)";

    private final Scenario scenario = new Scenario();

    @Test
    void schemaPassesWhenEqual() {
        assertThat(outcome("index-schema")).contains(new Outcome.Pass("byCustomer, byTime", EVIDENCE));
    }

    @Test
    void schemaNamesAMissingIndex() {
        scenario.table(new TableSample().withoutIndex("byCustomer"));
        assertThat(outcome("index-schema")).contains(new Outcome.Fail(BY_CUSTOMER, "no index byCustomer", EVIDENCE));
    }

    @Test
    void schemaNamesAnExtraIndex() {
        scenario.table(new TableSample().index("more", TableSample.byCustomer("ALL", Optional.of("ACTIVE"), false)));
        assertThat(outcome("index-schema"))
                .contains(new Outcome.Fail(
                        "no index more", "global more (HASH customer, RANGE at, projects ALL)", EVIDENCE));
    }

    @Test
    void schemaNamesAnExtraIndexWhereNoneIsDeclared() {
        scenario.withoutProperty(Scenario.TABLE, "GlobalSecondaryIndexes")
                .table(new TableSample().withoutIndex("byTime"));
        assertThat(outcome("index-schema")).contains(new Outcome.Fail("no index byCustomer", BY_CUSTOMER, EVIDENCE));
    }

    @Test
    void schemaPassesWithoutIndexesWhereNoneIsDeclared() {
        scenario.withoutProperty(Scenario.TABLE, "GlobalSecondaryIndexes")
                .table(new TableSample().withoutIndex("byTime").withoutIndex("byCustomer"));
        assertThat(outcome("index-schema")).contains(new Outcome.Pass("no index", EVIDENCE));
    }

    @Test
    void schemaNamesAnotherProjection() {
        scenario.table(new TableSample()
                .index("byCustomer", TableSample.byCustomer("KEYS_ONLY", Optional.of("ACTIVE"), false)));
        assertThat(outcome("index-schema"))
                .contains(new Outcome.Fail(
                        BY_CUSTOMER, "global byCustomer (HASH customer, RANGE at, projects KEYS_ONLY)", EVIDENCE));
    }

    @Test
    void schemaNamesAnotherSetOfProjectedAttributes() {
        scenario.table(new TableSample()
                .index(
                        "byTime",
                        new Index(
                                true,
                                List.of(new KeyElement("at", "HASH")),
                                "INCLUDE",
                                List.of("total"),
                                Optional.of("ACTIVE"),
                                false)));
        assertThat(outcome("index-schema"))
                .contains(new Outcome.Fail(
                        "global byTime (HASH at, projects INCLUDE [state, total])",
                        "global byTime (HASH at, projects INCLUDE [total])",
                        EVIDENCE));
    }

    @Test
    void schemaTellsALocalIndexFromAGlobalOne() {
        scenario.property(Scenario.TABLE, "LocalSecondaryIndexes", """
                [{"IndexName": "more", "KeySchema": [{"AttributeName": "customer", "KeyType": "HASH"},
                  {"AttributeName": "at", "KeyType": "RANGE"}], "Projection": {"ProjectionType": "ALL"}}]""")
                .table(new TableSample().index("more", TableSample.byCustomer("ALL", Optional.of("ACTIVE"), false)));
        assertThat(outcome("index-schema"))
                .contains(new Outcome.Fail(
                        "local more (HASH customer, RANGE at, projects ALL)",
                        "global more (HASH customer, RANGE at, projects ALL)",
                        EVIDENCE));
    }

    @Test
    void schemaIsUnknownWhenNotResolved() {
        scenario.property(Scenario.TABLE, "GlobalSecondaryIndexes", "[{\"$unresolved\": \"x\"}]");
        assertThat(outcome("index-schema"))
                .contains(new Outcome.Unknown("the expected value could not be resolved: GlobalSecondaryIndexes: x"));
    }

    @Test
    void activePasses() {
        assertThat(outcome("index-active")).contains(new Outcome.Pass("byCustomer, byTime active", EVIDENCE));
    }

    @ParameterizedTest
    @CsvSource({"CREATING,false,CREATING", "DELETING,false,DELETING", "ACTIVE,true,'ACTIVE, backfilling'"})
    void activeFailsWhenAnIndexIsNotComplete(String status, boolean backfilling, String shown) {
        scenario.table(
                new TableSample().index("byCustomer", TableSample.byCustomer("ALL", Optional.of(status), backfilling)));
        assertThat(outcome("index-active"))
                .contains(new Outcome.Fail("every index ACTIVE", "byCustomer is " + shown, EVIDENCE));
    }

    @Test
    void activeFailsWithoutAStatus() {
        scenario.table(new TableSample().index("byCustomer", TableSample.byCustomer("ALL", Optional.empty(), false)));
        assertThat(outcome("index-active"))
                .contains(new Outcome.Fail("every index ACTIVE", "byCustomer is without a status", EVIDENCE));
    }

    @Test
    void activeLeavesAMissingIndexToTheSchema() {
        scenario.table(new TableSample().withoutIndex("byCustomer"));
        assertThat(outcome("index-active")).contains(new Outcome.Pass("byTime active", EVIDENCE));
    }

    @Test
    void activeIsSkippedWhenAllAreMissing() {
        scenario.table(new TableSample().withoutIndex("byCustomer").withoutIndex("byTime"));
        assertThat(outcome("index-active"))
                .contains(Outcome.Skipped.because(new FindingRef("dynamodb.table.index-schema", Scenario.TABLE)));
    }

    @Test
    void activeDoesNotApplyWhereNoneIsDeclared() {
        scenario.withoutProperty(Scenario.TABLE, "GlobalSecondaryIndexes");
        assertThat(outcome("index-active")).isEmpty();
    }

    @Test
    void typesPassWhenEqual() {
        assertThat(outcome("attribute-types")).contains(new Outcome.Pass("at N, customer S, id S", EVIDENCE));
    }

    @Test
    void typesFailWhenDifferent() {
        scenario.table(new TableSample().attributeType("at", "S"));
        assertThat(outcome("attribute-types"))
                .contains(new Outcome.Fail("at N, customer S, id S", "at S, customer S, id S", EVIDENCE));
    }

    @Test
    void typesLeaveOutWhatNoLiveKeyUses() {
        scenario.table(new TableSample().withoutIndex("byCustomer").attributeType("customer", "B"));
        assertThat(outcome("attribute-types")).contains(new Outcome.Pass("at N, id S", EVIDENCE));
    }

    @Test
    void typesLeaveAnotherKeyToTheKeySchema() {
        scenario.table(new TableSample()
                .key(new KeyElement("other", "HASH"))
                .withoutIndex("byCustomer")
                .withoutIndex("byTime"));
        assertThat(outcome("attribute-types"))
                .contains(Outcome.Skipped.because(new FindingRef("dynamodb.table.key-schema", Scenario.TABLE)));
    }

    private Optional<Outcome> outcome(String row) {
        return scenario.outcome("dynamodb.table." + row, Scenario.TABLE);
    }
}
