package serin.check.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.check.Scenario.EVIDENCE;
import static serin.check.Scenario.KEY_ARN;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.FunctionSample;
import serin.check.Scenario;
import serin.finding.Outcome;

class FunctionKmsKeyDeclaredTest {
    private static final String ALIAS_ARN = "arn:aws:kms:eu-west-1:111122223333:alias/shop";
    private static final String OTHER = KEY_ARN.replace("1234abcd", "9999abcd");

    private final Scenario scenario = new Scenario().served(new FunctionSample().kmsKey(KEY_ARN));

    @Test
    void passesWhenEqual() {
        declared(KEY_ARN);
        assertThat(outcome()).contains(new Outcome.Pass(KEY_ARN, EVIDENCE));
    }

    @Test
    void passesWhenNamedByAnAlias() {
        declared(ALIAS_ARN);
        scenario.key(ALIAS_ARN, "Enabled");
        assertThat(outcome()).contains(new Outcome.Pass(KEY_ARN, EVIDENCE));
    }

    @Test
    void failsWithAnotherKey() {
        declared(OTHER);
        assertThat(outcome()).contains(new Outcome.Fail(OTHER, KEY_ARN, EVIDENCE));
    }

    @Test
    void failsWithTheServicesOwnKey() {
        declared(KEY_ARN);
        scenario.served(new FunctionSample());
        assertThat(outcome()).contains(new Outcome.Fail(KEY_ARN, "the service's own key", EVIDENCE));
    }

    @Test
    void passesWhenTheDeclaredEmptyTextMeansTheServicesOwnKey() {
        declared("");
        scenario.served(new FunctionSample());
        assertThat(outcome()).contains(new Outcome.Pass("the service's own key", EVIDENCE));
    }

    @Test
    void failsWhenTheDeclaredAliasDoesNotExist() {
        declared(ALIAS_ARN);
        assertThat(outcome()).contains(new Outcome.Fail(ALIAS_ARN + ", which must exist", KEY_ARN, EVIDENCE));
    }

    @Test
    void isUnknownWhenTheAliasCannotBeRead() {
        declared(ALIAS_ARN);
        scenario.cloud().denied("key " + ALIAS_ARN, "kms:DescribeKey");
        assertThat(outcome())
                .contains(new Outcome.Unknown("kms:DescribeKey: AccessDenied", Optional.of("kms:DescribeKey")));
    }

    @Test
    void doesNotApplyWhenOmitted() {
        assertThat(outcome()).isEmpty();
    }

    private void declared(String key) {
        scenario.property(Scenario.FUNCTION, "KmsKeyArn", "\"" + key + "\"");
    }

    private Optional<Outcome> outcome() {
        return scenario.outcome("lambda.function.kms-key", Scenario.FUNCTION);
    }
}
