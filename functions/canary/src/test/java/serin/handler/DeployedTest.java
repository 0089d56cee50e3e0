package serin.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import serin.check.FakeCloud;
import serin.ledger.InMemoryDeploymentLog;
import serin.ledger.NoDeploymentLog;
import serin.metric.ComponentKind;
import serin.metric.DeploymentEvent;
import serin.metric.DeploymentEvent.Phase;
import serin.metric.Metric;
import serin.observation.DeploymentFacts;

class DeployedTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final FakeCloud cloud = new FakeCloud().absent("deployment d-1");
    private final InMemoryDeploymentLog log = new InMemoryDeploymentLog();
    private final List<Metric> printed = new ArrayList<>();

    @Test
    void countsADeploymentOnceHoweverOftenItIsTold() {
        assertThat(tell(function(Phase.FAILED)))
                .isEqualTo("{\"deployment\":\"d-1\",\"phase\":\"FAILED\",\"metrics\":3}");
        assertThat(tell(function(Phase.FAILED)))
                .isEqualTo("{\"deployment\":\"d-1\",\"phase\":\"FAILED\",\"skipped\":\"it has been counted\"}");

        assertThat(printed)
                .extracting(Metric::name, Metric::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("DeploymentsSucceeded", 0.0),
                        org.assertj.core.groups.Tuple.tuple("DeploymentsFailed", 1.0),
                        org.assertj.core.groups.Tuple.tuple("DeploymentFailureRate", 100.0));
    }

    @Test
    void takesTheDurationFromCodeDeploy() {
        codeDeploySays("CloudFormation", Optional.empty());

        tell(function(Phase.SUCCEEDED));

        assertThat(value("DeploymentDuration")).isEqualTo(90);
    }

    /** The failure that it takes back has been counted. */
    @ParameterizedTest
    @ValueSource(strings = {"codeDeployRollback", "CloudFormationRollback"})
    void doesNotCountARollback(String creator) {
        codeDeploySays(creator, Optional.empty());

        assertThat(tell(function(Phase.SUCCEEDED))).contains("it takes back another deployment");
        assertThat(printed).isEmpty();
    }

    @Test
    void doesNotCountWhatSaysThatItTakesAnotherBack() {
        codeDeploySays("user", Optional.of("d-0"));

        assertThat(tell(function(Phase.SUCCEEDED))).contains("it takes back another deployment");
    }

    @Test
    void aDeniedReadCostsTheDurationOnly() {
        cloud.denied("deployment d-1", "codedeploy:GetDeployment");

        tell(function(Phase.SUCCEEDED));

        assertThat(printed)
                .extracting(Metric::name)
                .containsExactly("DeploymentsSucceeded", "DeploymentsFailed", "DeploymentFailureRate");
    }

    @Test
    void joinsCloudFormationsBeginAndEnd() {
        assertThat(tell(stack("begin", -720, Phase.BEGUN))).contains("\"metrics\":0");
        assertThat(printed).isEmpty();

        tell(stack("end", 0, Phase.SUCCEEDED));

        assertThat(value("DeploymentDuration")).isEqualTo(720);
        assertThat(value("DeploymentFailureRate")).isZero();
    }

    @Test
    void countsNothingThatItMightCountTwice() {
        log.loseWrites("no connection");

        assertThat(tell(function(Phase.FAILED))).contains("\"ledgerLost\":\"no connection\"");
        assertThat(new Deployed(new NoDeploymentLog(), cloud.cloud().deployments(), printed::addAll)
                        .tell(function(Phase.FAILED))
                        .toString())
                .contains("ledgerLost");
        assertThat(printed).isEmpty();
    }

    @Test
    void withoutThePastThereIsNoRate() {
        log.loseReads("no connection");

        tell(function(Phase.FAILED));

        assertThat(printed).extracting(Metric::name).containsExactly("DeploymentsSucceeded", "DeploymentsFailed");
    }

    private String tell(DeploymentEvent event) {
        return new Deployed(log, cloud.cloud().deployments(), printed::addAll)
                .tell(event)
                .toString();
    }

    private double value(String name) {
        return printed.stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private void codeDeploySays(String creator, Optional<String> rollsBack) {
        cloud.present(
                "deployment d-1",
                new DeploymentFacts(
                        "d-1",
                        "app",
                        "group",
                        "Succeeded",
                        Optional.of(creator),
                        rollsBack,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(NOON.minusSeconds(90))));
    }

    private static DeploymentEvent function(Phase phase) {
        return new DeploymentEvent(
                "serin-dev", ComponentKind.FUNCTION_DEPLOYMENT, "d-1", NOON, phase, Optional.empty());
    }

    private static DeploymentEvent stack(String id, int second, Phase phase) {
        return new DeploymentEvent(
                "serin-dev", ComponentKind.DEPLOYMENT, id, NOON.plusSeconds(second), phase, Optional.empty());
    }
}
