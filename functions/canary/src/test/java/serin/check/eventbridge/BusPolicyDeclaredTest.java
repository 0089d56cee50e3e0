package serin.check.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.check.TestStack;
import serin.finding.Outcome;
import serin.observation.BusFacts;

class BusPolicyDeclaredTest {
    private static final BusPolicyDeclared CHECK = new BusPolicyDeclared();
    private static final String BUS_ARN = "arn:aws:events:eu-west-1:111122223333:event-bus/market-data";

    /** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-permissions-example.html */
    private static final String STATEMENT = "{\"Sid\":\"other\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
            + "\"arn:aws:iam::444455556666:root\"},\"Action\":\"events:PutEvents\",\"Resource\":\"" + BUS_ARN + "\"}";

    private static final String OPEN =
            "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"events:PutEvents\",\"Resource\":\"" + BUS_ARN
                    + "\"}";

    private static TestStack declaring(String statement) {
        return Rules.stack(
                "\"Needed\":",
                "\"Let\": {\"Type\": \"AWS::Events::EventBusPolicy\", \"PhysicalId\": \"p\", \"Properties\": {\"EventBusName\": "
                        + "\"market-data\", \"StatementId\": \"other\", \"Statement\": " + statement
                        + "}}, \"Needed\":");
    }

    private static FakeCloud live(String... statements) {
        return new FakeCloud()
                .present(
                        "bus market-data",
                        new BusFacts(
                                "market-data",
                                BUS_ARN,
                                statements.length == 0
                                        ? Optional.empty()
                                        : Optional.of("{\"Version\":\"2012-10-17\",\"Statement\":["
                                                + String.join(",", statements) + "]}"),
                                Optional.empty()));
    }

    @Test
    void passesWithoutAPolicyWhereNoneIsDeclared() {
        assertThat(Rules.stack().examine(CHECK, "Bus", live())).isEqualTo(new Outcome.Pass("no policy", Rules.READ));
    }

    @Test
    void passesWithTheDeclaredStatement() {
        assertThat(declaring(STATEMENT).examine(CHECK, "Bus", live(STATEMENT)))
                .isEqualTo(new Outcome.Pass("1 statements as declared", Rules.READ));
        assertThat(declaring(STATEMENT).resource(CHECK, "Bus").logicalId()).isEqualTo("Let");
    }

    @Test
    void failsWhenTheDeclaredStatementIsGone() {
        assertThat(declaring(STATEMENT).examine(CHECK, "Bus", live()))
                .isEqualTo(new Outcome.Fail(
                        "Allow events:PutEvents on " + BUS_ARN + " to 444455556666", "no such statement", Rules.READ));
    }

    @Test
    void failsWithAStatementThatNobodyDeclared() {
        assertThat(Rules.stack().examine(CHECK, "Bus", live(STATEMENT)))
                .isEqualTo(new Outcome.Fail(
                        "nothing but what is declared",
                        "also Allow events:PutEvents on " + BUS_ARN + " to 444455556666",
                        Rules.READ));
    }

    @Test
    void failsWhenPublicEvenWhereDeclared() {
        for (var stack : List.of(Rules.stack(), declaring(OPEN))) {
            assertThat(stack.examine(CHECK, "Bus", live(OPEN)))
                    .isEqualTo(new Outcome.Fail(
                            "nobody is let in without being named",
                            "Allow events:PutEvents on " + BUS_ARN + " to anyone",
                            Rules.READ));
        }
    }

    @Test
    void isLeftToTheBusThatIsGoneAndUnknownWhenDenied() {
        assertThat(Rules.stack().examine(CHECK, "Bus", new FakeCloud()))
                .isEqualTo(Rules.because("eventbridge.bus.exists", "Bus"));
        assertThat(Rules.stack()
                        .examine(CHECK, "Bus", new FakeCloud().denied("bus market-data", "events:DescribeEventBus")))
                .isEqualTo(Rules.denied("events:DescribeEventBus"));
    }

    @Test
    void isUnknownWhereTheStatementIsNotKnown() {
        assertThat(declaring("\"?no such export\"").examine(CHECK, "Bus", live()))
                .isInstanceOf(Outcome.Unknown.class);
    }
}
