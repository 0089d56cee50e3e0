package localcloud.service.codedeploy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a deployment is to do, fixed when it is created.
 *
 * @param creator as DeploymentInfo's creator
 * @param revisionType {@code String} as CloudFormation's are, or {@code AppSpecContent}
 * @param externalId the stack whose update it belongs to; empty for others
 * @param rollbackEvents that start a rollback
 * @param alarms that are watched
 * @param rollbackOf the deployment that it takes back
 */
record Plan(
        String application,
        String group,
        String groupId,
        String serviceRole,
        String config,
        Routing routing,
        String creator,
        String description,
        AppSpec appSpec,
        String revisionType,
        String externalId,
        Set<String> rollbackEvents,
        List<String> alarms,
        boolean ignoresPollAlarmFailure,
        Optional<String> rollbackOf) {
    static final String CLOUDFORMATION = "CloudFormation";
    static final String CLOUDFORMATION_ROLLBACK = "CloudFormationRollback";
    static final String CODEDEPLOY_ROLLBACK = "codeDeployRollback";
    static final String USER = "user";

    Plan {
        rollbackEvents = Set.copyOf(rollbackEvents);
        alarms = List.copyOf(alarms);
    }

    /** Of a group, by what its document says now. */
    static Plan of(
            Group group, Routing routing, String creator, AppSpec appSpec, String revisionType, String externalId) {
        return new Plan(
                group.application(),
                group.name(),
                group.id(),
                group.serviceRole(),
                group.config(),
                routing,
                creator,
                "",
                appSpec,
                revisionType,
                externalId,
                group.rollbackEvents(),
                group.alarms(),
                group.ignoresPollAlarmFailure(),
                Optional.empty());
    }

    /** The same with what a caller of CreateDeployment chose. */
    Plan as(String otherConfig, String otherDescription, Set<String> otherRollbackEvents) {
        return new Plan(
                application,
                group,
                groupId,
                serviceRole,
                otherConfig,
                routing,
                creator,
                otherDescription,
                appSpec,
                revisionType,
                externalId,
                otherRollbackEvents,
                alarms,
                ignoresPollAlarmFailure,
                rollbackOf);
    }

    /**
     * The deployment that takes one of this plan back: at once, without alarms, so that one in ALARM cannot hold it up, and without a
     * rollback of its own.
     */
    Plan rollback(String ofDeployment, boolean withHooks, String byCreator) {
        var back = appSpec.reversed();
        return new Plan(
                application,
                group,
                groupId,
                serviceRole,
                config,
                new Routing.AllAtOnce(),
                byCreator,
                "",
                withHooks ? back : back.withoutHooks(),
                revisionType,
                externalId,
                Set.of(),
                List.of(),
                true,
                Optional.of(ofDeployment));
    }
}
