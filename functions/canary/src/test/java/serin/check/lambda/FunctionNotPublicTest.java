package serin.check.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.check.LatestFacts;
import serin.check.TestStack;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.Evidence;

/** Who may use a function; the statements have the shape of the recorded answers of GetPolicy. */
class FunctionNotPublicTest {
    private static final FunctionNotPublic CHECK = new FunctionNotPublic();
    private static final String ALIAS = "arn:aws:lambda:eu-west-1:111122223333:function:sync:live";
    private static final String RULE = "arn:aws:events:eu-west-1:111122223333:rule/sync";
    private static final String ON_FUNCTION = "policy sync";
    private static final String ON_ALIAS = "policy sync live";
    private static final Evidence READ = Evidence.of("fake:Read");
    private static final String NOBODY = "nobody but whom the template lets in";
    private static final String EVENTS = "{\"Service\":\"events.amazonaws.com\"}";
    private static final String BASE = """
            "Sync": {"Type": "AWS::Lambda::Function", "PhysicalId": "sync"},
            "SyncAliaslive": {"Type": "AWS::Lambda::Alias", "PhysicalId": "a", "Properties": {"FunctionName": "sync", "Name": "live"}},
            "Permission": {"Type": "AWS::Lambda::Permission", "PhysicalId": "stack-Permission-A1", "Properties": {
              "Action": "lambda:InvokeFunction", "FunctionName": "arn:aws:lambda:eu-west-1:111122223333:function:sync:live",
              "Principal": "events.amazonaws.com", "SourceArn": "arn:aws:events:eu-west-1:111122223333:rule/sync"}}
            """;

    private static TestStack stack(String... more) {
        return TestStack.of("{" + BASE + (more.length == 0 ? "" : "," + String.join(",", more)) + "}");
    }

    private static String permission(String id, String properties) {
        return "\"" + id + "\": {\"Type\": \"AWS::Lambda::Permission\", \"PhysicalId\": \"" + id
                + "\", \"Properties\": {" + "\"Action\": \"lambda:InvokeFunction\", \"FunctionName\": \"sync:live\", "
                + properties + "}}";
    }

    private static String statement(String sid, String principal, String condition) {
        return "{\"Sid\":\"" + sid + "\",\"Effect\":\"Allow\",\"Principal\":" + principal
                + ",\"Action\":\"lambda:InvokeFunction\",\"Resource\":\"" + ALIAS + "\""
                + (condition.isEmpty() ? "" : ",\"Condition\":" + condition) + "}";
    }

    private static String source(String arn) {
        return "{\"ArnLike\":{\"AWS:SourceArn\":\"" + arn + "\"}}";
    }

    private static String declared() {
        return statement("stack-Permission-A1", EVENTS, source(RULE));
    }

    private static String policy(String... statements) {
        return "{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    private static FakeCloud cloud(String... onAlias) {
        return new FakeCloud().present("latest sync", LatestFacts.any()).present(ON_ALIAS, policy(onAlias));
    }

    private static Outcome live(String... onAlias) {
        return stack().examine(CHECK, "Sync", cloud(onAlias));
    }

    private static Outcome.Fail fail(String actual) {
        return new Outcome.Fail(NOBODY, actual, READ);
    }

    @Test
    void passesWithTheDeclaredStatement() {
        assertThat(live(declared())).isEqualTo(new Outcome.Pass("1 statements, each declared", READ));
    }

    @Test
    void passesWithAnotherFormOfTheDeclaredStatement() {
        assertThat(live(declared()
                        .replace("stack-Permission-A1", "other")
                        .replace("\"lambda:InvokeFunction\"", "[\"lambda:invokefunction\"]")))
                .isEqualTo(new Outcome.Pass("1 statements, each declared", READ));
    }

    @Test
    void passesWhenTheDeclaredStatementIsMissing() {
        assertThat(stack().examine(CHECK, "Sync", new FakeCloud().present("latest sync", LatestFacts.any())))
                .isEqualTo(new Outcome.Pass("no statement", READ));
    }

    @Test
    void leavesAChangedSourceArnToThePermission() {
        assertThat(live(statement("stack-Permission-A1", EVENTS, source(RULE + "-other"))))
                .isEqualTo(new Outcome.Pass("1 statements, each declared", READ));
    }

    @Test
    void failsWithAStatementBesideTheDeclaredOne() {
        assertThat(live(declared(), statement("byhand", EVENTS, source(RULE + "-other"))))
                .isEqualTo(fail("Allow lambda:InvokeFunction on " + ALIAS
                        + " to events.amazonaws.com if ArnLike AWS:SourceArn " + RULE + "-other (alias live)"));
    }

    @Test
    void failsWhenAnyoneIsLetIn() {
        assertThat(live(declared(), statement("oops", "\"*\"", "")))
                .isEqualTo(fail("Allow lambda:InvokeFunction on " + ALIAS + " to anyone (alias live)"));
    }

    @Test
    void failsWhenAnyoneIsLetInOnTheFunction() {
        assertThat(stack().examine(
                                CHECK,
                                "Sync",
                                cloud(declared())
                                        .present(ON_FUNCTION, policy(statement("oops", "{\"AWS\":\"*\"}", "")))))
                .isEqualTo(fail("Allow lambda:InvokeFunction on " + ALIAS + " to anyone"));
    }

    @Test
    void failsOnAccountOfThePermissionThatWasOpened() {
        assertThat(live(statement("stack-Permission-A1", "\"*\"", "")))
                .isEqualTo(new Outcome.Fail(
                        NOBODY,
                        "Allow lambda:InvokeFunction on " + ALIAS + " to anyone (alias live)",
                        READ,
                        Optional.of(new FindingRef("eventbridge.rule.target-permission", "Permission"))));
    }

    @Test
    void failsWithAnotherAccount() {
        assertThat(live(declared(), statement("byhand", "{\"AWS\":\"arn:aws:iam::444455556666:root\"}", "")))
                .isEqualTo(fail("Allow lambda:InvokeFunction on " + ALIAS + " to 444455556666 (alias live)"));
    }

    @Test
    void passesWithADeclaredAccount() {
        var stack = stack(permission("Partner", "\"Principal\": \"444455556666\""));
        assertThat(stack.examine(
                        CHECK,
                        "Sync",
                        cloud(declared(), statement("p", "{\"AWS\":\"arn:aws:iam::444455556666:root\"}", ""))))
                .isEqualTo(new Outcome.Pass("2 statements, each declared", READ));
    }

    @Test
    void failsWithAChangedStatementOfAnotherServiceSinceNoOtherCheckSaysSo() {
        var stack =
                stack(permission("Bucket", "\"Principal\": \"s3.amazonaws.com\", \"SourceAccount\": \"111122223333\""));
        var changed = statement("Bucket", "{\"Service\":\"s3.amazonaws.com\"}", "");
        assertThat(stack.examine(CHECK, "Sync", cloud(declared(), changed)))
                .isEqualTo(fail("Allow lambda:InvokeFunction on " + ALIAS + " to s3.amazonaws.com (alias live)"));
    }

    @Test
    void failsWithADeclaredOpenDoor() {
        var stack = stack(permission("Anyone", "\"Principal\": \"*\""));
        assertThat(stack.examine(CHECK, "Sync", cloud(declared(), statement("Anyone", "\"*\"", ""))))
                .isEqualTo(fail("Allow lambda:InvokeFunction on " + ALIAS + " to anyone (alias live)"));
    }

    @Test
    void passesWithADeclaredFunctionUrl() {
        var stack = stack(permission("Url", "\"Principal\": \"*\", \"FunctionUrlAuthType\": \"NONE\""));
        var url = statement("Url", "\"*\"", "{\"StringEquals\":{\"lambda:FunctionUrlAuthType\":\"NONE\"}}");
        assertThat(stack.examine(CHECK, "Sync", cloud(declared(), url)))
                .isEqualTo(new Outcome.Pass("2 statements, each declared", READ));
        assertThat(live(declared(), url)).isInstanceOf(Outcome.Fail.class);
    }

    @Test
    void passesWithADeny() {
        assertThat(live(declared(), statement("d", "\"*\"", "").replace("Allow", "Deny")))
                .isEqualTo(new Outcome.Pass("2 statements, each declared", READ));
    }

    @Test
    void isSkippedWhenTheFunctionIsGone() {
        assertThat(stack().examine(CHECK, "Sync", new FakeCloud()))
                .isEqualTo(Outcome.Skipped.because(new FindingRef("lambda.function.active", "Sync")));
    }

    @Test
    void isUnknownWhenDenied() {
        var unknown = new Outcome.Unknown("lambda:GetPolicy: AccessDenied", Optional.of("lambda:GetPolicy"));
        assertThat(stack().examine(CHECK, "Sync", cloud(declared()).denied(ON_FUNCTION, "lambda:GetPolicy")))
                .isEqualTo(unknown);
        assertThat(stack().examine(CHECK, "Sync", cloud().denied(ON_ALIAS, "lambda:GetPolicy")))
                .isEqualTo(unknown);
    }

    @Test
    void isUnknownWhenAPermissionIsUnresolvedAndMayBeTheStranger() {
        var stack = stack(permission("Partner", "\"Principal\": \"?no export\""));
        assertThat(stack.examine(CHECK, "Sync", cloud(declared(), statement("p", "{\"AWS\":\"444455556666\"}", ""))))
                .isEqualTo(new Outcome.Unknown(
                        "the expected value could not be resolved: Partner is not wholly resolved and may be "
                                + "Allow lambda:InvokeFunction on " + ALIAS + " to 444455556666"));
    }

    @Test
    void isUnknownWhenThePolicyIsNone() {
        assertThat(stack().examine(CHECK, "Sync", cloud().present(ON_ALIAS, "nothing")))
                .isInstanceOf(Outcome.Unknown.class);
    }
}
