package serin.check.deployment;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import serin.check.Check;
import serin.check.PropertyCheck;
import serin.expectation.Declared;
import serin.expectation.ExpectedDeploymentGroup;
import serin.finding.CheckInfo;
import serin.finding.Severity;
import serin.observation.DeploymentGroupFacts;

/** What a deployment group's settings promise: when a deployment is stopped and taken back, how it shifts, and as whom. */
final class GroupProperties {
    static final List<Check<?>> ALL = List.of(
            row(
                    info(
                            "auto-rollback",
                            "rolls back by itself as declared",
                            "AutoRollbackConfiguration",
                            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_AutoRollbackConfiguration.html",
                            "Set the declared events (aws deploy update-deployment-group --auto-rollback-configuration)."),
                    expected -> expected.rollbackEvents().map(GroupProperties::events),
                    facts -> events(facts.rollbackEnabled() ? facts.rollbackEvents() : Set.of())),
            row(
                    info(
                            "alarms",
                            "is stopped by the declared alarms",
                            "AlarmConfiguration",
                            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_AlarmConfiguration.html",
                            "Set the declared alarms (aws deploy update-deployment-group --alarm-configuration)."),
                    expected -> expected.alarms()
                            .flatMap(alarms -> expected.ignorePollFailure().map(ignore -> alarms(alarms, ignore))),
                    facts -> alarms(facts.alarmsEnabled() ? facts.alarms() : Set.of(), facts.ignorePollFailure())),
            row(
                    info(
                            "config",
                            "shifts traffic as declared",
                            "DeploymentConfigName",
                            "https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html",
                            "Set the declared configuration (aws deploy update-deployment-group --deployment-config-name)."),
                    ExpectedDeploymentGroup::config,
                    DeploymentGroupFacts::config),
            row(
                    info(
                            "role",
                            "deploys as the declared role",
                            "ServiceRoleArn",
                            "https://docs.aws.amazon.com/codedeploy/latest/userguide/getting-started-create-service-role.html",
                            "Set the declared role (aws deploy update-deployment-group --service-role-arn)."),
                    ExpectedDeploymentGroup::role,
                    DeploymentGroupFacts::role));

    private GroupProperties() {}

    private static CheckInfo info(String name, String title, String property, String source, String remediation) {
        return new CheckInfo(
                "deployment.group." + name,
                title,
                Severity.HIGH,
                Set.of("codedeploy:GetDeploymentGroup"),
                Set.of(property),
                source,
                remediation);
    }

    private static Check<?> row(
            CheckInfo info,
            Function<ExpectedDeploymentGroup, Declared<String>> declared,
            Function<DeploymentGroupFacts, String> found) {
        return new PropertyCheck<>(
                info,
                ExpectedDeploymentGroup.class,
                // Without its application's name a group cannot be asked for.
                expected -> expected.application().flatMap(_ -> declared.apply(expected)),
                DeploymentChecks::read,
                found,
                GroupExists.INFO.id());
    }

    private static String events(Set<String> events) {
        return events.isEmpty() ? "never" : "on " + String.join(", ", new TreeSet<>(events));
    }

    /** Where there are no alarms, it does not matter what follows when they cannot be read. */
    private static String alarms(Set<String> alarms, boolean ignorePollFailure) {
        if (alarms.isEmpty()) {
            return "none";
        }
        return String.join(", ", new TreeSet<>(alarms)) + (ignorePollFailure ? ", unless they cannot be read" : "");
    }
}
