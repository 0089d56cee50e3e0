package serin.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.Check;
import serin.check.Context;
import serin.check.FakeCloud;
import serin.check.stack.StackChecks;
import serin.expectation.ExpectedResource;
import serin.finding.CheckInfo;
import serin.finding.Finding;
import serin.finding.Outcome;
import serin.finding.Verdict;
import serin.observation.Evidence;
import serin.observation.StackFacts;
import serin.observation.StackResourceFacts;

/** A stack in the last step of its update. */
class UnderwayTest {
    private static final Instant BEGAN = Instant.parse("2026-11-27T12:00:00Z");
    private static final String TEMPLATE = """
            {"Parameters": {"BuildId": {"Type": "String"}},
             "Conditions": {"No": {"Fn::Equals": ["a", "b"]}},
             "Resources": {
              "Daily": {"Type": "AWS::Events::Rule", "Properties": {"Name": "daily", "ScheduleExpression": "rate(1 day)"}},
              "Left": {"Type": "AWS::SQS::Queue", "Condition": "No"},
              "Gate": {"Type": "Custom::StackValidation", "Properties": {"BuildId": {"Ref": "BuildId"}}}}}""";

    private final FakeCloud cloud = new FakeCloud();
    private final List<StackResourceFacts> rows = new ArrayList<>();
    private Map<String, String> parameters = Map.of("BuildId", "two");
    private String template = TEMPLATE;
    private List<Check<?>> catalogue = StackChecks.ALL.stream()
            .filter(check -> !check.info().id().equals("stack.status-complete"))
            .toList();

    UnderwayTest() {
        row("Daily", "AWS::Events::Rule", "UPDATE_COMPLETE", BEGAN.minusSeconds(60));
        rows.add(new StackResourceFacts(
                "Gate", Optional.empty(), "Custom::StackValidation", "CREATE_IN_PROGRESS", Optional.of(BEGAN)));
    }

    private void row(String logicalId, String type, String status, Instant at) {
        rows.add(new StackResourceFacts(logicalId, Optional.of(logicalId + "-1"), type, status, Optional.of(at)));
    }

    private Run run() {
        cloud.present("template shop", template);
        cloud.present("resources shop", rows);
        cloud.present(
                "stack shop",
                new StackFacts(
                        "shop",
                        "arn:aws:cloudformation:eu-west-1:111122223333:stack/shop/1",
                        "UPDATE_IN_PROGRESS",
                        "",
                        parameters,
                        Optional.of(BEGAN)));
        var validation = new StackValidation(
                catalogue,
                _ -> new Clouds.Look(cloud.cloud(), () -> 4, () -> 0),
                InstantSource.fixed(BEGAN),
                () -> "nonce");
        return ((StackValidation.Result.Examined)
                        validation.validate("shop", new Underway("Gate", "two"), Duration.ofSeconds(30)))
                .run();
    }

    @Test
    void examinesEverythingButTheResourceThatAsks() {
        var run = run();

        assertThat(run.verdict()).isEqualTo(new Verdict.Healthy());
        assertThat(run.trigger()).isEqualTo(Trigger.STACK_GATE);
        assertThat(run.findings())
                .extracting(finding -> finding.resource().logicalId())
                .containsExactly("Daily");
        assertThat(run.coverage().propertiesDeclared())
                .as("the gate's own properties do not count")
                .isEqualTo(2);
    }

    private void assertDoubted(String why) {
        var run = run();

        assertThat(run.verdict()).isInstanceOf(Verdict.Inconclusive.class);
        assertThat(run.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.check().id()).isEqualTo("stack.template-current");
            assertThat(finding.outcome()).isEqualTo(new Outcome.Unknown(why));
        });
    }

    @Test
    void doubtsParametersOfBefore() {
        parameters = Map.of("BuildId", "one");

        assertDoubted("DescribeStacks does not answer this update's BuildId yet");
    }

    @Test
    void doubtsAStackWithoutTheParameter() {
        parameters = Map.of();

        assertDoubted("the stack has no parameter BuildId, by which an update knows its own template");
    }

    @Test
    void doubtsATemplateOfBefore() {
        template = TEMPLATE.replace("\"Gate\"", "\"Other\"");

        assertDoubted("GetTemplate answers a template without the resource that asks, Gate");
    }

    @Test
    void doubtsAListOfBefore() {
        rows.removeFirst();

        assertDoubted("ListStackResources does not list Daily of the template");
    }

    private static final CheckInfo UNEXPECTED = new CheckInfo(
            "eventbridge.rule.unexpected",
            "",
            serin.finding.Severity.HIGH,
            java.util.Set.of(),
            java.util.Set.of(),
            "",
            "");

    /** Finds what nobody has declared. */
    private record Finds(CheckInfo info) implements Check<ExpectedResource> {
        @Override
        public Class<ExpectedResource> about() {
            return ExpectedResource.class;
        }

        @Override
        public Outcome examine(ExpectedResource expected, Context context) {
            return new Outcome.Fail("no rule but the stack's own", "rule old", Evidence.of("events:ListRules"));
        }
    }

    private Outcome unexpected() {
        catalogue = List.of(new Finds(UNEXPECTED));
        return run().findings().stream().map(Finding::outcome).findFirst().orElseThrow();
    }

    /** A rule that the update has taken out of the template is deleted in its clean-up. */
    @Test
    void blamesNoLeftover() {
        row("Old", "AWS::Events::Rule", "CREATE_COMPLETE", BEGAN.minusSeconds(3_600));

        assertThat(unexpected())
                .isEqualTo(
                        new Outcome.Skipped(
                                "the update may not have taken away yet what Old (AWS::Events::Rule) was; the run that follows sees what is left"));
    }

    /** One whose name has changed is replaced, and goes in the clean-up as well. */
    @Test
    void blamesNothingThatThisUpdateMayHaveReplaced() {
        rows.clear();
        row("Daily", "AWS::Events::Rule", "UPDATE_COMPLETE", BEGAN.plusSeconds(5));

        assertThat(unexpected()).isInstanceOf(Outcome.Skipped.class);
    }

    @Test
    void blamesWhatThisUpdateHasNotTouched() {
        row("Elsewhere", "AWS::SQS::Queue", "CREATE_COMPLETE", BEGAN.minusSeconds(3_600));

        assertThat(unexpected()).isInstanceOf(Outcome.Fail.class);
    }

    @Test
    void blamesWhatIsNoMatterOfLeftovers() {
        row("Old", "AWS::Events::Rule", "CREATE_COMPLETE", BEGAN.minusSeconds(3_600));
        catalogue = List.of(new Finds(new CheckInfo(
                "eventbridge.rule.target-alias",
                "",
                serin.finding.Severity.HIGH,
                java.util.Set.of(),
                java.util.Set.of(),
                "",
                "")));

        assertThat(run().verdict()).isInstanceOf(Verdict.Unhealthy.class);
    }
}
