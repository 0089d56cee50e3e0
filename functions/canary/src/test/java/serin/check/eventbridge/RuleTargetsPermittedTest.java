package serin.check.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.check.LatestFacts;
import serin.finding.Outcome;
import serin.observation.AliasFacts;

class RuleTargetsPermittedTest {
    private static final RuleTargetsPermitted CHECK = new RuleTargetsPermitted();
    private static final String POLICY = "policy serin-dev-sync live";
    private static final String EXPECTED =
            "Allow lambda:InvokeFunction to events.amazonaws.com if aws:sourcearn is " + Rules.RULE_ARN;

    // The shape is that of the recorded answers of GetPolicy.
    private static String statement(String principal, String condition) {
        return "{\"Sid\":\"serin-dev-SyncPermission-A1\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"" + principal
                + "\"},\"Action\":\"lambda:InvokeFunction\",\"Resource\":\"" + Rules.ALIAS + "\"" + condition + "}";
    }

    private static String source(String arn) {
        return ",\"Condition\":{\"ArnLike\":{\"AWS:SourceArn\":\"" + arn + "\"}}";
    }

    private static Outcome live(String statement) {
        var policy = "{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":[" + statement + "]}";
        return Rules.stack().examine(CHECK, "SyncPermission", new FakeCloud().present(POLICY, policy));
    }

    @Test
    void passesWithTheDeclaredStatement() {
        assertThat(live(statement("events.amazonaws.com", source(Rules.RULE_ARN))))
                .isEqualTo(new Outcome.Pass(EXPECTED, Rules.READ));
    }

    @Test
    void passesWithAnotherFormOfTheStatement() {
        assertThat(live(statement("events.amazonaws.com", source(Rules.RULE_ARN))
                        .replace("\"lambda:InvokeFunction\"", "[\"lambda:invokefunction\"]")
                        .replace("ArnLike", "ArnEquals")))
                .isEqualTo(new Outcome.Pass(EXPECTED, Rules.READ));
    }

    @Test
    void failsWithTheArnOfAnotherRule() {
        assertThat(live(statement("events.amazonaws.com", source(Rules.RULE_ARN + "-other"))))
                .isEqualTo(new Outcome.Fail(
                        EXPECTED,
                        "Allow lambda:InvokeFunction on " + Rules.ALIAS
                                + " to events.amazonaws.com if ArnLike AWS:SourceArn " + Rules.RULE_ARN + "-other",
                        Rules.READ));
    }

    @Test
    void failsWithoutTheSourceArn() {
        assertThat(live(statement("events.amazonaws.com", "")))
                .isEqualTo(new Outcome.Fail(
                        EXPECTED,
                        "Allow lambda:InvokeFunction on " + Rules.ALIAS + " to events.amazonaws.com",
                        Rules.READ));
    }

    @Test
    void failsWithTheStatementOfAnotherService() {
        assertThat(live(statement("s3.amazonaws.com", source(Rules.RULE_ARN))))
                .isEqualTo(new Outcome.Fail(EXPECTED, "no such statement", Rules.READ));
    }

    @Test
    void failsWithoutAPolicy() {
        var cloud = new FakeCloud()
                .present("alias serin-dev-sync live", new AliasFacts(Rules.ALIAS, "live", "1", Map.of()));
        assertThat(Rules.stack().examine(CHECK, "SyncPermission", cloud))
                .isEqualTo(new Outcome.Fail(EXPECTED, "no policy", Rules.READ));
    }

    @Test
    void isSkippedWhenTheAliasIsGone() {
        var cloud = new FakeCloud().present("latest serin-dev-sync", LatestFacts.any());
        assertThat(Rules.stack().examine(CHECK, "SyncPermission", cloud))
                .isEqualTo(Rules.because("deployment.alias-exists", "SyncAliaslive"));
    }

    @Test
    void isSkippedWhenTheFunctionIsGone() {
        assertThat(Rules.stack().examine(CHECK, "SyncPermission", new FakeCloud()))
                .isEqualTo(Rules.because("lambda.function.active", "Sync"));
    }

    @Test
    void isUnknownWhenDenied() {
        var cloud = new FakeCloud().denied(POLICY, "lambda:GetPolicy");
        assertThat(Rules.stack().examine(CHECK, "SyncPermission", cloud)).isEqualTo(Rules.denied("lambda:GetPolicy"));
    }

    @Test
    void isUnknownWhenThePolicyIsNone() {
        assertThat(Rules.stack().examine(CHECK, "SyncPermission", new FakeCloud().present(POLICY, "[]")))
                .isEqualTo(
                        new Outcome.Unknown(
                                "the live policy is not understood: policy document: the document must be an object, was a list"));
    }

    @Test
    void isUnknownWhenTheSourceArnIsUnresolved() {
        var stack = Rules.stack("\"SourceArn\": \"" + Rules.RULE_ARN, "\"SourceArn\": \"?no export");
        assertThat(stack.examine(CHECK, "SyncPermission", new FakeCloud()))
                .isEqualTo(new Outcome.Unknown("the expected value could not be resolved: SourceArn: no export"));
    }

    @Test
    void readsThePolicyOfTheBareFunctionWhereThePermissionIsOnIt() {
        var stack = Rules.stack("\"FunctionName\": \"" + Rules.ALIAS, "\"FunctionName\": \"serin-dev-sync");
        var policy = "{\"Statement\":[" + statement("events.amazonaws.com", source(Rules.RULE_ARN)) + "]}";
        assertThat(stack.examine(CHECK, "SyncPermission", new FakeCloud().present("policy serin-dev-sync", policy)))
                .isEqualTo(new Outcome.Pass(EXPECTED, Rules.READ));
    }

    @Test
    void doesNotApplyToAnotherService() {
        assertThat(Rules.stack("events.amazonaws.com", "s3.amazonaws.com").applies(CHECK, "SyncPermission"))
                .isFalse();
    }
}
