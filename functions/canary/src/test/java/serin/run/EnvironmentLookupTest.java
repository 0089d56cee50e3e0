package serin.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.observation.Observation.Reason;
import serin.observation.Observation.Unreadable;
import serin.observation.StackFacts;
import serin.observation.StackResourceFacts;
import serin.run.EnvironmentLookup.Result;

class EnvironmentLookupTest {
    private static final String FUNCTION = """
            "%s": {"Type": "AWS::Lambda::Function", "Properties": {"Environment": {"Variables": {"LEDGER": %s}}}}""";

    private final FakeCloud cloud = new FakeCloud();

    @Test
    void findsWhatAReferenceStandsFor() {
        stack(FUNCTION.formatted("Canary", "{\"Ref\": \"Table\"}")
                + ", \"Table\": {\"Type\": \"AWS::DynamoDB::Table\"}");

        assertThat(find()).isEqualTo(new Result.Found("shop-ledger-1A2B3C"));
    }

    @Test
    void isNotDeclaredWhereNoFunctionHasIt() {
        stack(
                "\"Sync\": {\"Type\": \"AWS::Lambda::Function\", \"Properties\": {}}, "
                        + "\"Other\": {\"Type\": \"Custom::Thing\", \"Properties\": {\"Environment\": {\"Variables\": {\"LEDGER\": \"x\"}}}}");

        assertThat(find()).isEqualTo(new Result.NotDeclared());
    }

    @Test
    void guessesNothing() {
        stack(FUNCTION.formatted("Canary", "{\"Fn::GetAtt\": [\"Table\", \"Nonsense\"]}")
                + ", \"Table\": {\"Type\": \"AWS::DynamoDB::Table\"}");

        assertThat(find())
                .isInstanceOfSatisfying(
                        Result.Unclear.class,
                        unclear -> assertThat(unclear.why()).startsWith("Canary: "));
    }

    @Test
    void isUnclearWhereFunctionsDisagree() {
        stack(FUNCTION.formatted("One", "\"a\"") + "," + FUNCTION.formatted("Two", "\"b\""));

        assertThat(find()).isEqualTo(new Result.Unclear("the functions do not agree: a, b"));
    }

    @Test
    void tellsAMissingStackFromOneThatCannotBeRead() {
        cloud.absent("stack shop");
        assertThat(find()).isEqualTo(new Result.NoSuchStack("stack shop"));

        cloud.denied("stack shop", "cloudformation:DescribeStacks");
        assertThat(find())
                .isEqualTo(new Result.NotReadable(
                        new Unreadable<>("cloudformation:DescribeStacks", Reason.DENIED, "AccessDenied")));
    }

    private Result find() {
        return EnvironmentLookup.find("shop", "LEDGER", cloud);
    }

    private void stack(String resources) {
        var id = "arn:aws:cloudformation:eu-west-1:111122223333:stack/shop/8ae0bd10";
        cloud.present("stack shop", new StackFacts("shop", id, "UPDATE_COMPLETE", "", Map.of()))
                .present("template shop", "{\"Resources\": {" + resources + "}}")
                .present(
                        "resources shop",
                        List.of(new StackResourceFacts(
                                "Table",
                                Optional.of("shop-ledger-1A2B3C"),
                                "AWS::DynamoDB::Table",
                                "CREATE_COMPLETE",
                                Optional.empty())));
    }
}
