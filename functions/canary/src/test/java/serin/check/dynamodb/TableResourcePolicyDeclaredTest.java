package serin.check.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.check.TableSample;
import serin.check.TestStack;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.Evidence;

class TableResourcePolicyDeclaredTest {
    private static final TableResourcePolicyDeclared CHECK = new TableResourcePolicyDeclared();
    private static final Evidence READ = Evidence.of("fake:Read");
    private static final String ASKED = "resourcePolicy arn:aws:dynamodb:eu-west-1:111122223333:table/orders";
    private static final String REPORTS = statement("{\"AWS\": \"arn:aws:iam::444455556666:role/reports\"}");
    private static final String ANYBODY = statement("\"*\"");
    private static final TestStack BARE =
            TestStack.of("{\"Orders\": {\"Type\": \"AWS::DynamoDB::Table\", \"PhysicalId\": \"orders\"}}");
    private static final TestStack DECLARED = TestStack.of(
            "{\"Orders\": {\"Type\": \"AWS::DynamoDB::Table\", \"PhysicalId\": \"orders\", \"Properties\": {\"ResourcePolicy\": {\"PolicyDocument\": "
                    + REPORTS + "}}}}");

    private static String statement(String principal) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": " + principal
                + ", \"Action\": \"dynamodb:GetItem\", \"Resource\": \"*\"}]}";
    }

    private static FakeCloud cloud() {
        return new FakeCloud().present("table orders", new TableSample().facts());
    }

    @Test
    void passesWithoutAPolicyThatNobodyDeclares() {
        assertThat(BARE.examine(CHECK, "Orders", cloud())).isEqualTo(new Outcome.Pass("no policy", READ));
    }

    @Test
    void failsWhenAnybodyIsLetIn() {
        assertThat(BARE.examine(CHECK, "Orders", cloud().present(ASKED, ANYBODY)))
                .isEqualTo(new Outcome.Fail(
                        "nobody is let in without being named", "Allow dynamodb:GetItem on * to anyone", READ));
    }

    @Test
    void comparesADeclaredPolicy() {
        assertThat(DECLARED.examine(CHECK, "Orders", cloud().present(ASKED, REPORTS)))
                .isEqualTo(new Outcome.Pass("1 statements as declared", READ));
        assertThat(DECLARED.examine(CHECK, "Orders", cloud().present(ASKED, ANYBODY)))
                .isInstanceOf(Outcome.Fail.class);
        assertThat(DECLARED.examine(CHECK, "Orders", cloud())).isInstanceOf(Outcome.Fail.class);
    }

    @Test
    void leavesATableThatIsGoneToTheOneThatSaysSo() {
        assertThat(BARE.examine(CHECK, "Orders", new FakeCloud()))
                .isEqualTo(Outcome.Skipped.because(new FindingRef("dynamodb.table.active", "Orders")));
    }

    @Test
    void isUnknownWhenDenied() {
        assertThat(BARE.examine(CHECK, "Orders", cloud().denied(ASKED, "dynamodb:GetResourcePolicy")))
                .isEqualTo(new Outcome.Unknown(
                        "dynamodb:GetResourcePolicy: AccessDenied", Optional.of("dynamodb:GetResourcePolicy")));
    }
}
