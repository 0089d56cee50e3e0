package serin.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import serin.finding.Finding;
import serin.finding.Outcome;
import serin.gate.World.Version;
import serin.observation.Evidence;
import serin.observation.MetricFacts;
import serin.observation.Observation.Reason;
import serin.run.Step;

class GateTest {
    private final World world = new World();

    @Test
    void aGoodVersionPassesBeforeAndAfter() {
        assertThat(world.answer().run().verdict().word()).isEqualTo("HEALTHY");
        assertThat(world.accepted).containsExactly("Succeeded");
        assertThat(world.calls).hasSizeLessThanOrEqualTo(12 - 2);

        var after = new World().after();
        assertThat(after.answer().run().trigger().word()).isEqualTo("hook-after");
        assertThat(after.accepted).containsExactly("Succeeded");
        assertThat(after.calls).hasSizeLessThanOrEqualTo(12 - 2);
    }

    @Test
    void eachOfItsStepsIsHeard() {
        world.answer();

        assertThat(world.steps).containsExactly(Step.CHECK, Step.DELIVERY, Step.LEDGER);
    }

    @ParameterizedTest
    @EnumSource(
            value = Version.class,
            names = {"GOOD", "LEAKS", "WITHOUT_PROBE"},
            mode = EnumSource.Mode.EXCLUDE)
    void aBadVersionFailsBeforeTraffic(Version version) {
        world.version = version;

        var report = world.answer();

        assertThat(report.run().verdict().word()).isEqualTo("UNHEALTHY");
        assertThat(world.accepted).containsExactly("Failed");
        assertThat(world.calls).hasSizeLessThanOrEqualTo(12 - 2 + 1);
    }

    @Test
    void aLeakDiesAtTheThirdQuestionAfterTheShift() {
        world.after().version = Version.LEAKS;

        world.answer();

        assertThat(world.accepted).containsExactly("Failed");
    }

    /** Of traffic: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html */
    @Test
    void errorsSinceTheShiftTakeTheVersionBack() {
        world.after().errors = new MetricFacts(2, 3);

        var report = world.answer();

        assertThat(world.accepted).containsExactly("Failed");
        assertThat(errors(report))
                .contains(new Outcome.Fail(
                        "no error since 2026-11-27T02:58:30Z",
                        "3 errors of version 3 behind alias live",
                        Evidence.of("test:Read")));
    }

    @Test
    void trafficWithoutErrorsPasses() {
        world.after().errors = new MetricFacts(2, 0);

        assertThat(errors(world.answer()))
                .contains(new Outcome.Pass(
                        "no error of version 3 behind alias live since 2026-11-27T02:58:30Z",
                        Evidence.of("test:Read")));
        assertThat(world.accepted).containsExactly("Succeeded");
    }

    @Test
    void noDataPointIsNoProofAndNoDoubt() {
        var report = world.after().answer();

        assertThat(errors(report)).contains(new Outcome.Skipped("no data point of version 3 yet"));
        assertThat(report.run().verdict().word()).isEqualTo("HEALTHY");
    }

    @ParameterizedTest
    @EnumSource(names = {"DENIED", "THROTTLED"})
    void errorsThatCannotBeReadAreSaidAndTakeNothingBack(Reason reason) {
        world.after().faults =
                call -> call.equals("GetMetricData") ? Optional.of(World.unreadable(reason)) : Optional.empty();

        var report = world.answer();

        assertThat(errors(report)).containsInstanceOf(Outcome.Unknown.class);
        assertThat(report.run().verdict().word()).isEqualTo("INCONCLUSIVE");
        assertThat(world.accepted).containsExactly("Succeeded");
        assertThat(world.calls.stream().filter("GetMetricData"::equals)).hasSize(1);
    }

    @Test
    void errorsAreNotAskedForBeforeTraffic() {
        world.answer();

        assertThat(world.calls).doesNotContain("GetMetricData");
    }

    private static Optional<Outcome> errors(HookReport report) {
        return report.run().findings().stream()
                .filter(finding -> finding.check().id().equals("lambda.function.errors"))
                .map(Finding::outcome)
                .findFirst();
    }

    @Test
    void aVersionWithoutTheProbeIsNeverAsked() {
        world.version = Version.WITHOUT_PROBE;

        var report = world.answer();

        assertThat(world.accepted).containsExactly("Succeeded");
        assertThat(world.calls.stream().filter("Invoke"::equals)).hasSize(1);
        assertThat(report.run().findings().toString()).contains("weaker proof");
    }

    @Test
    void weightsThatStayAfterTheShiftFail() {
        world.after().weights = Map.of("2", 0.5);
        // With weights the alias does not tell the moment, and nobody else does here: the stricter one.
        assertThat(world.answer().run().trigger().word()).isEqualTo("hook-before");
    }

    /** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentInfo.html, creator. */
    @ParameterizedTest
    @ValueSource(strings = {"codeDeployRollback", "CloudFormationRollback"})
    void aRollbackIsNeverHeldUp(String creator) {
        world.version = Version.THROWS;
        world.creator = creator;

        world.answer();

        assertThat(world.accepted).containsExactly("Succeeded");
    }

    @Test
    void aStackThatRollsBackIsNeverHeldUp() {
        world.version = Version.THROWS;
        world.stackStatus = "UPDATE_ROLLBACK_IN_PROGRESS";

        world.answer();

        assertThat(world.accepted).containsExactly("Succeeded");
    }

    @Test
    void warnPassesAndSaysWhatItWouldHaveDone() {
        world.version = Version.THROWS;
        world.mode = HookMode.WARN;

        assertThat(world.answer().conclusion().toString()).contains("would have answered Failed");
        assertThat(world.accepted).containsExactly("Succeeded");
    }

    @Test
    void offAsksNothing() {
        world.mode = HookMode.OFF;

        world.answer();

        assertThat(world.calls).containsExactly("Put");
        assertThat(world.accepted).containsExactly("Succeeded");
    }

    @Test
    void anotherStacksDeploymentIsLeftAlone() {
        world.application = "another-app";

        assertThat(world.answer().receipt()).isEqualTo(new Receipt.NothingSent());
        assertThat(world.accepted).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Succeeded", "Failed", "Stopped"})
    void anEndedDeploymentIsLeftAlone(String status) {
        world.status = status;

        world.answer();

        assertThat(world.accepted).isEmpty();
    }

    @Test
    void aRepetitionDoesNothingTwice() {
        world.version = Version.THROWS;
        world.answer();
        world.version = Version.GOOD;
        world.calls.clear();

        var again = world.answer();

        assertThat(world.accepted).containsExactly("Failed");
        assertThat(world.calls).doesNotContain("Invoke", "Put");
        assertThat(again.isSettled()).isTrue();
    }

    @Test
    void aLostLedgerChangesNoAnswer() {
        world.ledger.loseEverything("throttled");

        world.answer();

        assertThat(world.accepted).containsExactly("Succeeded");
    }

    @Test
    void aPolicyThatHoldsAfterAMinuteIsWaitedFor() {
        world.permissionHoldsFrom = World.START.plusSeconds(60);

        world.answer();

        assertThat(world.accepted).containsExactly("Succeeded");
        assertThat(Duration.between(World.START, world.now)).isLessThan(Duration.ofSeconds(150));
    }

    @Test
    void nothingElseIsLookedAtAgain() {
        world.version = Version.THROWS;

        world.answer();

        assertThat(Duration.between(World.START, world.now)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void whatIsDeniedForGoodFailsBeforeTrafficAndIsTold() {
        world.faults = operation ->
                operation.equals("GetDeployment") ? Optional.of(World.unreadable(Reason.DENIED)) : Optional.empty();

        var report = world.answer();

        assertThat(report.run().verdict().word()).isEqualTo("INCONCLUSIVE");
        assertThat(world.accepted).containsExactly("Failed");
    }

    @Test
    void anUnknownAfterTrafficTakesNothingBack() {
        world.after().faults = operation ->
                operation.equals("Invoke") ? Optional.of(World.unreadable(Reason.THROTTLED)) : Optional.empty();

        world.answer();

        assertThat(world.accepted).containsExactly("Succeeded");
    }

    @Test
    void anErrorInTheMiddleIsAnAnswer() {
        world.faults = operation -> {
            if (operation.equals("GetAlias")) {
                throw new OutOfMemoryError("test");
            }
            return Optional.empty();
        };

        world.answer();

        assertThat(world.accepted).containsExactly("Failed");
    }

    @Test
    void anAnswerThatCannotBeGivenIsNoSettledHook() {
        world.faults = operation ->
                operation.equals("Put") ? Optional.of(World.unreadable(Reason.THROTTLED)) : Optional.empty();

        assertThat(world.answer().isSettled()).isFalse();
    }
}
