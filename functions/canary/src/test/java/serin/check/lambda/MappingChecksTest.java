package serin.check.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.Check;
import serin.check.FakeCloud;
import serin.check.TestStack;
import serin.expectation.ExpectedMapping;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.Evidence;
import serin.observation.MappingFacts;

/** The checks of event source mappings; live ones have the fields of the recorded answers (calls/lambda.ListEventSourceMappings). */
class MappingChecksTest {
    private static final Evidence READ = Evidence.of("fake:Read");
    private static final String ALIAS = "arn:aws:lambda:eu-west-1:111122223333:function:sync:live";
    private static final TestStack STACK = TestStack.of("""
            {"Mapping": {"Type": "AWS::Lambda::EventSourceMapping", "PhysicalId": "id-1", "Properties": {
               "FunctionName": "arn:aws:lambda:eu-west-1:111122223333:function:sync:live", "BatchSize": "10",
               "FunctionResponseTypes": ["ReportBatchItemFailures"], "ScalingConfig": {"MaximumConcurrency": 5},
               "FilterCriteria": {"Filters": [{"Pattern": "{\\"body\\": {\\"a\\": [1]}}"}]}}},
             "Off": {"Type": "AWS::Lambda::EventSourceMapping", "PhysicalId": "id-1", "Properties": {
               "FunctionName": "sync", "Enabled": false}}}
            """);
    private static final List<Check<ExpectedMapping>> ALL =
            List.of(new MappingEnabled(), new MappingTargetDeclared(), new MappingSettingsDeclared());

    private static final Map<String, String> SETTINGS = Map.of(
            "BatchSize", "10",
            "MaximumBatchingWindowInSeconds", "0",
            "FunctionResponseTypes", "ReportBatchItemFailures",
            "ScalingConfig.MaximumConcurrency", "5");

    private static FakeCloud live(String state, String function, Map<String, String> settings) {
        return new FakeCloud()
                .present(
                        "mappings",
                        List.of(new MappingFacts(
                                "id-1", state, function, settings, List.of("{\"body\":{\"a\":[1]}}"))));
    }

    @Test
    void allPassOnAMappingAsDeclared() {
        for (var check : ALL) {
            assertThat(STACK.examine(check, "Mapping", live("Enabled", ALIAS, SETTINGS)))
                    .isInstanceOf(Outcome.Pass.class);
        }
    }

    @Test
    void aMissingMappingIsSaidOnce() {
        var none = new FakeCloud().present("mappings", List.of());
        assertThat(STACK.examine(new MappingEnabled(), "Mapping", none))
                .isEqualTo(new Outcome.Fail(
                        "event source mapping id-1", "event source mapping id-1 does not exist", READ));
        var gone = Outcome.Skipped.because(new FindingRef("lambda.mapping.enabled", "Mapping"));
        assertThat(STACK.examine(new MappingTargetDeclared(), "Mapping", none)).isEqualTo(gone);
        assertThat(STACK.examine(new MappingSettingsDeclared(), "Mapping", none))
                .isEqualTo(gone);
    }

    @Test
    void eachIsUnknownWhenDenied() {
        var denied = new FakeCloud().denied("mappings", "lambda:ListEventSourceMappings");
        for (var check : ALL) {
            assertThat(STACK.examine(check, "Mapping", denied))
                    .isEqualTo(new Outcome.Unknown(
                            "lambda:ListEventSourceMappings: AccessDenied",
                            Optional.of("lambda:ListEventSourceMappings")));
        }
    }

    @Test
    void tellsAMappingThatIsOff() {
        assertThat(STACK.examine(new MappingEnabled(), "Mapping", live("Disabled", ALIAS, SETTINGS)))
                .isEqualTo(new Outcome.Fail("Enabled", "Disabled", READ));
        assertThat(STACK.examine(new MappingEnabled(), "Mapping", live("Updating", ALIAS, SETTINGS)))
                .isEqualTo(new Outcome.Pass("Updating", READ));
        assertThat(STACK.examine(new MappingEnabled(), "Off", live("Disabled", ALIAS, SETTINGS)))
                .isEqualTo(new Outcome.Pass("Disabled", READ));
        assertThat(STACK.examine(new MappingEnabled(), "Off", live("Enabled", ALIAS, SETTINGS)))
                .isEqualTo(new Outcome.Fail("Disabled", "Enabled", READ));
    }

    @Test
    void tellsAnotherTarget() {
        var bare = "arn:aws:lambda:eu-west-1:111122223333:function:sync";
        assertThat(STACK.examine(new MappingTargetDeclared(), "Mapping", live("Enabled", bare, SETTINGS)))
                .isEqualTo(new Outcome.Fail(ALIAS, bare, READ));
        assertThat(STACK.examine(new MappingTargetDeclared(), "Off", live("Enabled", bare, SETTINGS)))
                .isEqualTo(new Outcome.Pass(bare, READ));
    }

    @Test
    void tellsOtherSettings() {
        var other = new HashMap<>(SETTINGS);
        other.put("BatchSize", "1");
        other.remove("FunctionResponseTypes");
        assertThat(STACK.examine(new MappingSettingsDeclared(), "Mapping", live("Enabled", ALIAS, other)))
                .isEqualTo(new Outcome.Fail(
                        "BatchSize 10, FunctionResponseTypes ReportBatchItemFailures",
                        "BatchSize 1, FunctionResponseTypes none",
                        READ));
        assertThat(STACK.applies(new MappingSettingsDeclared(), "Off")).isFalse();
    }
}
