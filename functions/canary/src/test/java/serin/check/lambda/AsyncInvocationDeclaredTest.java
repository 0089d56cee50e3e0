package serin.check.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.check.LatestFacts;
import serin.check.TestStack;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.AsyncConfigFacts;
import serin.observation.Evidence;
import serin.observation.QueueFacts;

class AsyncInvocationDeclaredTest {
    private static final String QUEUE = "https://sqs.eu-west-1.amazonaws.com/111122223333/failures";
    private static final String QUEUE_ARN = "arn:aws:sqs:eu-west-1:111122223333:failures";
    private static final String ASKED = "asyncConfig shop-sync live";
    private static final Evidence READ = Evidence.of("fake:Read");
    private static final AsyncInvocationDeclared CHECK = new AsyncInvocationDeclared();
    private static final TestStack STACK =
            TestStack.of("{\"Sync\": {\"Type\": \"AWS::Lambda::Function\", \"PhysicalId\": \"shop-sync\"},"
                    + "\"SyncAliaslive\": {\"Type\": \"AWS::Lambda::Alias\", \"PhysicalId\": \"arn:aws:lambda:eu-west-1:111122223333:function:shop-sync:live\","
                    + " \"Properties\": {\"FunctionName\": \"shop-sync\", \"FunctionVersion\": \"1\", \"Name\": \"live\"}},"
                    + "\"Failures\": {\"Type\": \"AWS::SQS::Queue\", \"PhysicalId\": \"" + QUEUE + "\"},"
                    + "\"Async\": {\"Type\": \"AWS::Lambda::EventInvokeConfig\", \"PhysicalId\": \"shop-sync|live\", \"Properties\": {"
                    + "\"FunctionName\": \"shop-sync\", \"Qualifier\": \"live\", \"MaximumRetryAttempts\": 2, \"MaximumEventAgeInSeconds\": 3600,"
                    + "\"DestinationConfig\": {\"OnFailure\": {\"Type\": \"SQS\", \"Destination\": \"" + QUEUE_ARN
                    + "\"}}}}}");

    private static AsyncConfigFacts facts(int retries, String destination) {
        return new AsyncConfigFacts(
                OptionalInt.of(retries), OptionalInt.of(3600), Optional.of(destination), Optional.empty());
    }

    private static FakeCloud live(AsyncConfigFacts facts) {
        return new FakeCloud().present(ASKED, facts).present("queue " + QUEUE, new QueueFacts(QUEUE_ARN, Map.of()));
    }

    @Test
    void passesAsDeclared() {
        assertThat(STACK.examine(CHECK, "Async", live(facts(2, QUEUE_ARN))))
                .isEqualTo(new Outcome.Pass("retries 2, age in seconds 3600, on failure " + QUEUE_ARN, READ));
    }

    /** Two retries are Lambda's default: API_GetFunctionEventInvokeConfig. */
    @Test
    void passesWhereTheAnswerLeavesADefaultOut() {
        var facts = new AsyncConfigFacts(
                OptionalInt.empty(), OptionalInt.of(3600), Optional.of(QUEUE_ARN), Optional.empty());
        assertThat(STACK.examine(CHECK, "Async", live(facts))).isInstanceOf(Outcome.Pass.class);
    }

    @Test
    void failsWithOtherRetriesAndAnotherDestination() {
        assertThat(STACK.examine(CHECK, "Async", live(facts(0, QUEUE_ARN + "-gone"))))
                .isEqualTo(new Outcome.Fail(
                        "retries 2, on failure " + QUEUE_ARN, "retries 0, on failure " + QUEUE_ARN + "-gone", READ));
    }

    @Test
    void failsWhenGone() {
        var cloud = new FakeCloud()
                .present("latest shop-sync", LatestFacts.any())
                .present("function shop-sync live", LatestFacts.any());
        assertThat(STACK.examine(CHECK, "Async", cloud)).isEqualTo(new Outcome.Fail("a configuration", ASKED, READ));
    }

    @Test
    void isLeftToTheFunctionOrItsAliasThatIsGone() {
        assertThat(STACK.examine(CHECK, "Async", new FakeCloud()))
                .isEqualTo(Outcome.Skipped.because(new FindingRef("lambda.function.active", "Sync")));
        assertThat(STACK.examine(CHECK, "Async", new FakeCloud().present("latest shop-sync", LatestFacts.any())))
                .isEqualTo(Outcome.Skipped.because(new FindingRef("deployment.alias-exists", "SyncAliaslive")));
    }

    @Test
    void isLeftToTheQueueThatIsGone() {
        assertThat(STACK.examine(CHECK, "Async", live(facts(2, QUEUE_ARN)).absent("queue " + QUEUE)))
                .isEqualTo(Outcome.Skipped.because(new FindingRef("sqs.queue.exists", "Failures")));
    }

    @Test
    void isUnknownWhenDenied() {
        assertThat(STACK.examine(CHECK, "Async", new FakeCloud().denied(ASKED, "lambda:GetFunctionEventInvokeConfig")))
                .isEqualTo(new Outcome.Unknown(
                        "lambda:GetFunctionEventInvokeConfig: AccessDenied",
                        Optional.of("lambda:GetFunctionEventInvokeConfig")));
    }
}
