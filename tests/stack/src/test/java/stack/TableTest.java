package stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables, as the design of the data collection wants them, and the canary's ledger. */
class TableTest {

    @ParameterizedTest
    @CsvSource(
            emptyValue = "",
            value = {
                "AssetsTable, symbol, status-lastPollenationDate-index(status last_pollenation_date)",
                "EarningsCalendarTable, asset_symbol earnings_date, upcoming-earnings-index(earnings_date asset_symbol)",
                "NewsSentimentTable, news_id time_published, asset-news-index(asset_symbol time_published)",
                "CompanyOverviewTable, symbol, ''",
                "EarningsTable, symbol period, ''",
                "CashFlowTable, symbol period, ''",
                "BalanceSheetTable, symbol period, ''",
                "IncomeStatementTable, symbol period, ''",
                "LedgerTable, stack id, newest-first-index(stack started_at)",
            })
    void hasItsKeys(String table, String key, String indexes) {
        var properties = Stack.properties(table);
        assertThat(keys(properties.get("KeySchema"))).isEqualTo(key);
        var found = new ArrayList<String>();
        properties
                .path("GlobalSecondaryIndexes")
                .forEach(index ->
                        found.add(index.get("IndexName").textValue() + "(" + keys(index.get("KeySchema")) + ")"));
        assertThat(String.join(",", found)).isEqualTo(indexes);
    }

    @Test
    void isProtected() {
        assertThat(Stack.ofType("AWS::DynamoDB::Table")).hasSize(9).allSatisfy(table -> {
            var properties = table.getValue().get("Properties");
            assertThat(properties.get("BillingMode").textValue()).isEqualTo("PAY_PER_REQUEST");
            assertThat(properties
                            .at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                            .booleanValue())
                    .isTrue();
            assertThat(properties.get("DeletionProtectionEnabled"))
                    .hasToString("{\"Fn::If\":[\"IsProduction\",true,false]}");
            assertThat(table.getValue().get("UpdateReplacePolicy").textValue()).isEqualTo("Retain");
            assertThat(table.getValue().get("DeletionPolicy").textValue()).isEqualTo("RetainExceptOnCreate");
        });
    }

    @Test
    void isEncryptedWithTheStacksKeyWhereItHoldsData() {
        assertThat(Stack.ofType("AWS::DynamoDB::Table")
                        .filter(table -> !table.getKey().equals("LedgerTable")))
                .hasSize(8)
                .allSatisfy(table -> assertThat(table.getValue()
                                .at("/Properties/SSESpecification/KMSMasterKeyId/Fn::GetAtt/0")
                                .textValue())
                        .isEqualTo("DataKey"));
    }

    /** It has to work when the key that the canary judges does not. */
    @Test
    void theLedgerDependsOnNoKeyOfTheStacksAndForgetsInTime() {
        var ledger = Stack.properties("LedgerTable");
        assertThat(ledger.has("SSESpecification")).isFalse();
        assertThat(ledger.get("TimeToLiveSpecification"))
                .hasToString("{\"AttributeName\":\"expires_at\",\"Enabled\":true}");
    }

    private static String keys(JsonNode schema) {
        var names = new ArrayList<String>();
        schema.forEach(key -> names.add(key.get("AttributeName").textValue()));
        return String.join(" ", names);
    }
}
