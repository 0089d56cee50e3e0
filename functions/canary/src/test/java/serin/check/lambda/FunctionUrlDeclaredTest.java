package serin.check.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.check.LatestFacts;
import serin.check.TestStack;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.Evidence;
import serin.observation.FunctionUrlFacts;

/** A function's addresses; live ones have the fields of the recorded answer (calls/lambda.GetFunctionUrlConfig). */
class FunctionUrlDeclaredTest {
    private static final FunctionUrlDeclared CHECK = new FunctionUrlDeclared();
    private static final Evidence READ = Evidence.of("fake:Read");
    private static final String USED = "{\"Statement\":[{\"Action\":\"lambda:InvokeFunctionUrl\"}]}";
    private static final String BASE = """
            "Sync": {"Type": "AWS::Lambda::Function", "PhysicalId": "sync"},
            "SyncAliaslive": {"Type": "AWS::Lambda::Alias", "PhysicalId": "a", "Properties": {"FunctionName": "sync", "Name": "live"}}
            """;
    private static final TestStack WITHOUT = TestStack.of("{" + BASE + "}");
    private static final TestStack WITH = TestStack.of("{" + BASE + """
            , "Url": {"Type": "AWS::Lambda::Url", "PhysicalId": "u", "Properties": {"TargetFunctionArn": "sync", "Qualifier": "live",
                "AuthType": "AWS_IAM", "Cors": {"AllowOrigins": ["https://b", "https://a"]}}}}""");

    private static FakeCloud cloud() {
        return new FakeCloud().present("latest sync", LatestFacts.any());
    }

    private static FunctionUrlFacts url(String authType) {
        return new FunctionUrlFacts(
                Map.of("AuthType", authType, "InvokeMode", "BUFFERED", "Cors.AllowOrigins", "https://a, https://b"));
    }

    @Test
    void passesWithoutAnAddressThatNobodyDeclares() {
        assertThat(WITHOUT.examine(CHECK, "Sync", cloud())).isEqualTo(new Outcome.Pass("no address", READ));
    }

    @Test
    void failsWithAnAddressThatNobodyDeclares() {
        assertThat(WITHOUT.examine(CHECK, "Sync", cloud().present("url sync", url("NONE"))))
                .isEqualTo(new Outcome.Fail("no address", "an address with AuthType NONE", READ));
    }

    /** An alias's policy is read anyway: only where it lets anybody use an address is the alias asked. */
    @Test
    void asksAnAliasWhosePolicyLetsAnAddressBeUsed() {
        var unused = cloud().present("url sync live", url("NONE"));
        assertThat(WITHOUT.examine(CHECK, "Sync", unused)).isEqualTo(new Outcome.Pass("no address", READ));
        assertThat(WITHOUT.examine(CHECK, "Sync", unused.present("policy sync live", USED)))
                .isEqualTo(new Outcome.Fail("no address", "live has one with AuthType NONE", READ));
        assertThat(WITHOUT.examine(CHECK, "Sync", unused.denied("policy sync live", "lambda:GetPolicy")))
                .isEqualTo(new Outcome.Fail("no address", "live has one with AuthType NONE", READ));
    }

    @Test
    void comparesADeclaredAddress() {
        assertThat(WITH.examine(CHECK, "Sync", cloud().present("url sync live", url("AWS_IAM"))))
                .isEqualTo(new Outcome.Pass("AuthType AWS_IAM, Cors.AllowOrigins https://a, https://b", READ));
        assertThat(WITH.examine(CHECK, "Sync", cloud().present("url sync live", url("NONE"))))
                .isEqualTo(new Outcome.Fail("AuthType AWS_IAM", "AuthType NONE", READ));
        assertThat(WITH.examine(CHECK, "Sync", cloud()))
                .isEqualTo(new Outcome.Fail("the declared address", "no address", READ));
        assertThat(WITH.resource(CHECK, "Sync").logicalId()).isEqualTo("Url");
    }

    /** It may be this function's. */
    @Test
    void isUnknownWhereNobodyCanSayWhoseADeclaredAddressIs() {
        var lost = TestStack.of("{" + BASE + """
            , "Url": {"Type": "AWS::Lambda::Url", "PhysicalId": "u", "Properties": {
                "TargetFunctionArn": {"Fn::ImportValue": "not-exported"}, "AuthType": "NONE"}}}""");

        assertThat(lost.examine(CHECK, "Sync", cloud().present("url sync", url("NONE"))))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(lost.resource(CHECK, "Sync").logicalId()).isEqualTo("Sync");
    }

    @Test
    void leavesAFunctionThatIsGoneToTheOneThatSaysSo() {
        assertThat(WITHOUT.examine(CHECK, "Sync", new FakeCloud()))
                .isEqualTo(Outcome.Skipped.because(new FindingRef("lambda.function.active", "Sync")));
    }

    @Test
    void isUnknownWhenDenied() {
        assertThat(WITHOUT.examine(CHECK, "Sync", cloud().denied("url sync", "lambda:GetFunctionUrlConfig")))
                .isEqualTo(new Outcome.Unknown(
                        "lambda:GetFunctionUrlConfig: AccessDenied", Optional.of("lambda:GetFunctionUrlConfig")));
    }
}
