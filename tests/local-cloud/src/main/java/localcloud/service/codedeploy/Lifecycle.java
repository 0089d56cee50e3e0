package localcloud.service.codedeploy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Optional;
import localcloud.service.AwsError;
import localcloud.service.World;
import localcloud.service.delivery.Courier;
import localcloud.service.delivery.Delivery;
import localcloud.service.delivery.Sender;
import localcloud.service.lambda.AliasTraffic;

/**
 * Runs deployments: hook, traffic, hook, with an eye on the alarms all the time, and takes back what did not go well.
 *
 * @see <a href="https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html#appspec-hooks-lambda">AppSpec
 *     'hooks' section for a Lambda deployment</a>
 */
final class Lifecycle {
    private static final int ALL = 100;

    private final World world;
    private final Courier courier;
    private final Deployments deployments;
    private final AlarmGuard alarms;
    private final Announcements announcements;
    private final AliasTraffic traffic;

    Lifecycle(
            World world,
            Courier courier,
            Deployments deployments,
            AlarmGuard alarms,
            Announcements announcements,
            AliasTraffic traffic) {
        this.world = world;
        this.courier = courier;
        this.deployments = deployments;
        this.alarms = alarms;
        this.announcements = announcements;
        this.traffic = traffic;
    }

    /** Runs a deployment to its end, and after it the rollback that its group asks for. */
    void run(LambdaDeployment deployment, Pace pace) throws InterruptedException {
        var rollback = Optional.<LambdaDeployment>empty();
        try {
            deployment.start(world.now());
            announcements.started(deployment);
            var ending = steps(deployment, pace).orElseGet(Ending.Succeeded::new);
            if (isToBeRolledBack(deployment, ending)) {
                rollback = Optional.of(deployments.create(
                        deployment.plan().rollback(deployment.id(), pace.rollbackHooks(), Plan.CODEDEPLOY_ROLLBACK)));
            }
            rollback.ifPresent(back -> deployment.rolledBackBy(back.id()));
            deployment.finish(ending, world.now());
            deployments.ended(deployment);
            announcements.ended(deployment, ending);
        } finally {
            // Dropped, or a mistake of ours: whoever waits for its end must not wait for ever.
            if (!deployment.view().status().isEnd()) {
                deployment.finish(new Ending.Failed("INTERNAL_ERROR", "There was an internal error."), world.now());
            }
        }
        if (rollback.isPresent()) {
            run(rollback.get(), pace);
        }
    }

    private static boolean isToBeRolledBack(LambdaDeployment deployment, Ending ending) {
        var events = deployment.plan().rollbackEvents();
        return switch (ending) {
            case Ending.Succeeded() -> false;
            case Ending.Failed failed -> events.contains("DEPLOYMENT_FAILURE");
            case Ending.Stopped stopped ->
                events.contains(stopped.rollbackEvent())
                        || deployment.stopAsked().orElse(false);
        };
    }

    /** What ends the deployment before its time; empty when all went well. */
    private Optional<Ending> steps(LambdaDeployment deployment, Pace pace) throws InterruptedException {
        var ending = missingAlias(deployment.plan().appSpec()).or(() -> interruption(deployment));
        for (var event : LifecycleEvent.values()) {
            if (ending.isEmpty()) {
                ending = switch (event) {
                    case BEFORE_ALLOW_TRAFFIC, AFTER_ALLOW_TRAFFIC -> hook(deployment, event, pace);
                    case ALLOW_TRAFFIC -> shift(deployment, pace);
                };
            }
            if (ending.isEmpty()) {
                ending = interruption(deployment);
            }
        }
        return ending;
    }

    private Optional<Ending> missingAlias(AppSpec spec) {
        return traffic.find(spec.function(), spec.alias()).isPresent()
                ? Optional.empty()
                : Optional.of(new Ending.Failed(
                        "INVALID_LAMBDA_FUNCTION",
                        "The function " + spec.function() + " has no alias " + spec.alias() + "."));
    }

    /** A wish to stop, or an alarm. */
    private Optional<Ending> interruption(LambdaDeployment deployment) {
        return deployment.stopAsked().isPresent()
                ? Optional.of(new Ending.Stopped(
                        "MANUAL_STOP", "The deployment was stopped on request.", "DEPLOYMENT_STOP_ON_REQUEST"))
                : alarms.look(deployment.plan());
    }

    private Optional<Ending> hook(LambdaDeployment deployment, LifecycleEvent event, Pace pace)
            throws InterruptedException {
        var hook = deployment.plan().appSpec().hook(event);
        if (hook.isEmpty()) {
            deployment.end(event, EventStatus.SKIPPED, world.now());
            return Optional.empty();
        }
        var execution = deployment.begin(event, world.now());
        try {
            courier.deliver(call(deployment, hook.get(), execution));
        } catch (AwsError e) {
            return Optional.of(new Ending.Failed(
                    e.status() == 403 ? "IAM_ROLE_PERMISSIONS" : "HOOK_EXECUTION_FAILURE", worded(e)));
        }
        return answer(deployment, event, pace);
    }

    private static String worded(AwsError e) {
        return e.code() + ": " + e.getMessage();
    }

    private Optional<Ending> answer(LambdaDeployment deployment, LifecycleEvent event, Pace pace)
            throws InterruptedException {
        var left = pace.hookLimit();
        while (!left.isNegative() && !left.isZero()) {
            var wait = left.compareTo(pace.minute()) < 0 ? left : pace.minute();
            if (deployment.awaitEnd(event, wait)) {
                return judged(deployment, event);
            }
            var interruption = interruption(deployment);
            if (interruption.isPresent()) {
                return interruption;
            }
            left = left.minus(wait);
        }
        return Optional.of(
                new Ending.Failed("TIMEOUT", "The hook of " + event.word() + " has not reported within one hour."));
    }

    private static Optional<Ending> judged(LambdaDeployment deployment, LifecycleEvent event) {
        var step = deployment.view().steps().get(event);
        return step != null && step.status() == EventStatus.FAILED
                ? Optional.of(new Ending.Failed(
                        "HOOK_EXECUTION_FAILURE",
                        "The overall deployment failed because the lifecycle event " + event.word() + " failed."))
                : Optional.empty();
    }

    private Delivery call(LambdaDeployment deployment, String hook, String execution) {
        var payload = JsonNodeFactory.instance
                .objectNode()
                .put("DeploymentId", deployment.id())
                .put("LifecycleEventHookExecutionId", execution);
        var plan = deployment.plan();
        var group = "arn:aws:codedeploy:" + world.region() + ":" + world.accountId() + ":deploymentgroup:"
                + plan.application() + "/" + plan.group();
        return new Delivery(new Sender(plan.serviceRole(), group), functionArn(hook), payload.toString());
    }

    private String functionArn(String nameOrArn) {
        return nameOrArn.startsWith("arn:")
                ? nameOrArn
                : "arn:aws:lambda:" + world.region() + ":" + world.accountId() + ":function:" + nameOrArn;
    }

    private Optional<Ending> shift(LambdaDeployment deployment, Pace pace) throws InterruptedException {
        deployment.begin(LifecycleEvent.ALLOW_TRAFFIC, world.now());
        var spec = deployment.plan().appSpec();
        var interruption = switch (deployment.plan().routing()) {
            case Routing.AllAtOnce() -> Optional.<Ending>empty();
            case Routing.Canary(var percent, var interval) -> {
                weigh(deployment, percent);
                yield watch(deployment, interval, pace);
            }
            case Routing.Linear(var percent, var interval) -> {
                var ended = Optional.<Ending>empty();
                for (int share = percent; share < ALL && ended.isEmpty(); share += percent) {
                    weigh(deployment, share);
                    ended = watch(deployment, interval, pace);
                }
                yield ended;
            }
        };
        if (interruption.isEmpty()) {
            traffic.point(spec.function(), spec.alias(), spec.target());
            deployment.weigh(ALL);
            deployment.end(LifecycleEvent.ALLOW_TRAFFIC, EventStatus.SUCCEEDED, world.now());
        }
        return interruption;
    }

    private void weigh(LambdaDeployment deployment, int percent) {
        var spec = deployment.plan().appSpec();
        traffic.weigh(spec.function(), spec.alias(), spec.target(), percent);
        deployment.weigh(percent);
    }

    /** Looks at the alarms every minute of an interval. */
    private Optional<Ending> watch(LambdaDeployment deployment, Duration interval, Pace pace)
            throws InterruptedException {
        var interruption = interruption(deployment);
        for (long minute = 0; minute < interval.toMinutes() && interruption.isEmpty(); minute++) {
            deployment.pause(pace.minute());
            interruption = interruption(deployment);
        }
        return interruption;
    }
}
