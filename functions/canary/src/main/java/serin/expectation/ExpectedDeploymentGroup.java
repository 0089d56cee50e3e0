package serin.expectation;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import serin.finding.ResourceRef;
import serin.template.ResolvedResource;

/**
 * What the template promises of a CodeDeploy deployment group.
 *
 * @param application the application's name
 * @param config such as {@code CodeDeployDefault.LambdaAllAtOnce}
 * @param role ARN of the service role
 * @param rollbackEvents what makes CodeDeploy roll back by itself; none where the template switches that off
 * @param alarms names of the alarms that stop a deployment; none where the template switches them off, or gives none
 * @param ignorePollFailure whether a deployment may go on when the alarms cannot be read; false where the template does not say
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codedeploy-deploymentgroup.html">AWS::CodeDeploy::DeploymentGroup</a>
 */
public record ExpectedDeploymentGroup(
        ResourceRef resource,
        Declared<String> application,
        Declared<String> config,
        Declared<String> role,
        Declared<Set<String>> rollbackEvents,
        Declared<Set<String>> alarms,
        Declared<Boolean> ignorePollFailure)
        implements Expectation {
    public ExpectedDeploymentGroup {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(application, "application is null");
        Objects.requireNonNull(config, "config is null");
        Objects.requireNonNull(role, "role is null");
        Objects.requireNonNull(rollbackEvents, "rollbackEvents is null");
        Objects.requireNonNull(alarms, "alarms is null");
        Objects.requireNonNull(ignorePollFailure, "ignorePollFailure is null");
    }

    /**
     * The group's name.
     *
     * @throws IllegalStateException when the stack has not created it
     */
    public String name() {
        return PhysicalId.of(resource);
    }

    static ExpectedDeploymentGroup of(ResolvedResource resource) {
        var properties = new Properties(resource.properties());
        return new ExpectedDeploymentGroup(
                ExpectedStackBuilder.ref(resource),
                properties.text("ApplicationName"),
                properties.text("DeploymentConfigName"),
                properties.text("ServiceRoleArn"),
                properties.within("AutoRollbackConfiguration", ExpectedDeploymentGroup::rollbackEvents),
                properties.within("AlarmConfiguration", ExpectedDeploymentGroup::alarms),
                properties
                        .within("AlarmConfiguration", alarms -> alarms.bool("IgnorePollAlarmFailure"))
                        .orDefault(false));
    }

    private static Declared<Set<String>> rollbackEvents(Properties rollback) {
        return rollback.bool("Enabled")
                .flatMap(enabled -> enabled
                        ? rollback.texts("Events")
                                .map(events -> events.stream()
                                        .map(event -> event.toUpperCase(Locale.ROOT))
                                        .collect(Collectors.toUnmodifiableSet()))
                        : new Declared.Known<>(Set.of()));
    }

    /** SAM writes an empty object for no alarms. Alarms of which it is not said whether they are enabled are not compared. */
    private static Declared<Set<String>> alarms(Properties configuration) {
        if (configuration.mapping().entries().isEmpty()) {
            return new Declared.Known<>(Set.of());
        }
        return configuration
                .bool("Enabled")
                .flatMap(enabled -> enabled ? names(configuration) : new Declared.Known<>(Set.of()));
    }

    private static Declared<Set<String>> names(Properties configuration) {
        Declared<Set<String>> names = new Declared.Known<>(Set.of());
        return switch (configuration.objects("Alarms")) {
            case Declared.Known<List<Properties>>(var alarms) -> {
                for (var alarm : alarms) {
                    names = names.flatMap(some -> alarm.text("Name").map(name -> with(some, name)));
                }
                yield names;
            }
            case Declared.Omitted<List<Properties>>() -> names;
            case Declared.Secret<List<Properties>>(var reason) -> new Declared.Secret<>(reason);
            case Declared.Unresolved<List<Properties>>(var reason) -> new Declared.Unresolved<>(reason);
        };
    }

    private static Set<String> with(Set<String> some, String name) {
        return Stream.concat(some.stream(), Stream.of(name)).collect(Collectors.toUnmodifiableSet());
    }
}
