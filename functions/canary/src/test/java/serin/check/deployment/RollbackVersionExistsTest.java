package serin.check.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.check.TestStack;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.AliasFacts;
import serin.observation.DeploymentGroupFacts;
import serin.observation.DeploymentGroupFacts.LastDeployment;
import serin.observation.DeploymentTargetFacts;
import serin.observation.Evidence;

class RollbackVersionExistsTest {
    private static final Evidence READ = Evidence.of("fake:Read");
    private static final TestStack STACK = TestStack.of("""
            {"Alias": {"Type": "AWS::Lambda::Alias", "PhysicalId": "arn", "Properties": {"FunctionName": "sync",
               "Name": "live", "FunctionVersion": "7"}, "UpdatePolicy": {"CodeDeployLambdaAliasUpdate": {
               "ApplicationName": "app", "DeploymentGroupName": "group"}}},
             "Group": {"Type": "AWS::CodeDeploy::DeploymentGroup", "PhysicalId": "group",
               "Properties": {"ApplicationName": "app"}}}""");

    private final FakeCloud cloud = new FakeCloud();

    private Outcome examine(String served, List<Long> versions) {
        cloud.present("alias sync live", new AliasFacts("arn", "live", served, Map.of()));
        cloud.present("versions sync", versions);
        return STACK.examine(new RollbackVersionExists(), "Alias", cloud);
    }

    private void deployed(String current, String target) {
        cloud.present(
                "group app group",
                new DeploymentGroupFacts(
                        "CodeDeployDefault.LambdaAllAtOnce",
                        "role",
                        false,
                        Set.of(),
                        false,
                        Set.of(),
                        false,
                        Optional.of(new LastDeployment("d-1", "Succeeded", Optional.empty()))));
        cloud.present(
                "targets d-1",
                List.of(new DeploymentTargetFacts(
                        Optional.of("sync"),
                        Optional.of("live"),
                        Optional.of(current),
                        Optional.of(target),
                        List.of())));
    }

    @Test
    void passesWithTheNewestBeforeTheOneThatServes() {
        assertThat(examine("7", List.of(10L, 2L, 7L, 5L))).isEqualTo(new Outcome.Pass("version 5", READ));
    }

    @Test
    void failsWhenTheVersionThatWasReplacedIsGone() {
        deployed("6", "7");
        assertThat(examine("7", List.of(7L)))
                .isEqualTo(
                        new Outcome.Fail("version 6, which version 7 replaced", "no version before version 7", READ));
    }

    @Test
    void isSkippedForTheFirst() {
        assertThat(examine("1", List.of(1L, 2L)))
                .isEqualTo(new Outcome.Skipped("no deployment is known to have replaced a version by version 1"));
    }

    /** "The version numbers are never reused, even for a function that has been deleted and recreated" (versions in the guide). */
    @Test
    void isSkippedForTheFirstOfAFunctionThatWasCreatedAnew() {
        cloud.present(
                "group app group",
                new DeploymentGroupFacts("c", "role", false, Set.of(), false, Set.of(), false, Optional.empty()));
        assertThat(examine("7", List.of(7L)))
                .isEqualTo(new Outcome.Skipped("no deployment is known to have replaced a version by version 7"));
    }

    /** The first version serves again after the second was taken back. */
    @Test
    void isSkippedAfterARollbackToTheFirst() {
        deployed("8", "7");
        assertThat(examine("7", List.of(7L, 8L)))
                .isEqualTo(new Outcome.Skipped("no deployment is known to have replaced a version by version 7"));
    }

    @Test
    void isSkippedWhenTheAliasOrTheGroupIsGone() {
        assertThat(STACK.examine(new RollbackVersionExists(), "Alias", new FakeCloud()))
                .isEqualTo(Outcome.Skipped.because(new FindingRef("deployment.alias-exists", "Alias")));
        assertThat(examine("7", List.of(7L)))
                .isEqualTo(Outcome.Skipped.because(new FindingRef("deployment.group.exists", "Group")));
    }

    @Test
    void isUnknownWhenDenied() {
        cloud.denied("versions sync", "lambda:ListVersionsByFunction")
                .present("alias sync live", new AliasFacts("arn", "live", "7", Map.of()));
        assertThat(STACK.examine(new RollbackVersionExists(), "Alias", cloud))
                .isEqualTo(new Outcome.Unknown(
                        "lambda:ListVersionsByFunction: AccessDenied", Optional.of("lambda:ListVersionsByFunction")));
    }

    @Test
    void doesNotApplyToAnAliasThatMovesAtOnce() {
        var stack = TestStack.of("{\"Alias\": {\"Type\": \"AWS::Lambda::Alias\", \"PhysicalId\": \"arn\"}}");
        assertThat(stack.applies(new RollbackVersionExists(), "Alias")).isFalse();
    }
}
