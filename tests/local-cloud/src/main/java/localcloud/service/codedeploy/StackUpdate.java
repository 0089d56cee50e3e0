package localcloud.service.codedeploy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import localcloud.service.cloudformation.StackStatusChanges;
import localcloud.service.delivery.Background;
import localcloud.service.lambda.AliasTraffic;
import localcloud.service.lambda.VersionPublisher;

/**
 * The update of a stack that ships new code of some of its functions, from the moment when all versions are published: the aliases
 * move, all at once, each by a deployment of its own where its update policy says so. One that fails fails the update: the others are
 * stopped, every alias goes back to where it was, and so does {@code $LATEST}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html">UpdatePolicy,
 *     CodeDeployLambdaAliasUpdate</a>
 */
final class StackUpdate implements Background.Task {
    private final String id;
    private final String stackName;
    private final List<FunctionUpdate> functions;
    private final Pace pace;
    private final Tools tools;
    private final Map<String, LambdaDeployment> deployments = new LinkedHashMap<>();
    private Status status = Status.IN_PROGRESS;

    /** What an update works with. */
    record Tools(
            StackStatusChanges statuses,
            Deployments deployments,
            Lifecycle lifecycle,
            Background background,
            AliasTraffic traffic,
            VersionPublisher publisher) {}

    /** How far it is; FAILED when everything is back. */
    enum Status {
        IN_PROGRESS("InProgress"),
        SUCCEEDED("Succeeded"),
        FAILED("Failed");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    StackUpdate(String id, String stackName, List<FunctionUpdate> functions, Pace pace, Tools tools) {
        this.id = id;
        this.stackName = stackName;
        this.functions = List.copyOf(functions);
        this.pace = pace;
        this.tools = tools;
    }

    String id() {
        return id;
    }

    List<FunctionUpdate> functions() {
        return functions;
    }

    synchronized Status status() {
        return status;
    }

    /** The deployment that moves a function's alias. */
    synchronized Optional<LambdaDeployment> deployment(FunctionUpdate function) {
        return Optional.ofNullable(deployments.get(function.logicalId()));
    }

    private synchronized void put(FunctionUpdate function, LambdaDeployment deployment) {
        deployments.put(function.logicalId(), deployment);
    }

    private synchronized void end(Status how) {
        status = how;
    }

    @Override
    public void run() throws InterruptedException {
        var failure = moveAliases();
        if (failure.isEmpty()) {
            status("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "");
            status("UPDATE_COMPLETE", "");
            end(Status.SUCCEEDED);
        } else {
            status("UPDATE_ROLLBACK_IN_PROGRESS", failure.get());
            rollBack();
            status("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", "");
            status("UPDATE_ROLLBACK_COMPLETE", "");
            end(Status.FAILED);
        }
    }

    /** Starts all deployments and waits for all of them; answers why the update fails. */
    private Optional<String> moveAliases() throws InterruptedException {
        var ended = new LinkedBlockingQueue<LambdaDeployment>();
        int running = 0;
        for (var function : functions) {
            if (function.plan().isEmpty()) {
                tools.publisher().pointAliases(function.published());
                continue;
            }
            var deployment = tools.deployments().create(function.plan().get());
            put(function, deployment);
            if (!tools.background().start(() -> {
                try {
                    tools.lifecycle().run(deployment, pace);
                } finally {
                    ended.add(deployment);
                }
            })) {
                throw new InterruptedException("dropped while the deployments were started");
            }
            running++;
        }
        var failure = Optional.<String>empty();
        for (; running > 0; running--) {
            var deployment = ended.take();
            if (failure.isEmpty() && deployment.view().status() != DeploymentStatus.SUCCEEDED) {
                failure = Optional.of(reason(deployment));
                stopOthers();
            }
        }
        return failure;
    }

    /** How CloudFormation words it: as answers of AWS are quoted in public. */
    private String reason(LambdaDeployment deployment) {
        var failed = functions.stream()
                .filter(function ->
                        deployment(function).filter(deployment::equals).isPresent())
                .map(FunctionUpdate::logicalId)
                .toList();
        return "The following resource(s) failed to update: aliases of " + failed + ": CodeDeploy deployment "
                + deployment.id() + " " + deployment.view().status().word();
    }

    private void stopOthers() {
        for (var function : functions) {
            deployment(function).ifPresent(deployment -> deployment.stop(false));
        }
    }

    /** Aliases that no deployment of CodeDeploy's own has brought back go back by one of CloudFormation's. */
    private void rollBack() throws InterruptedException {
        for (var function : functions.reversed()) {
            if (!isBack(function)) {
                var deployment = deployment(function);
                if (deployment.isPresent()) {
                    var back = tools.deployments()
                            .create(deployment
                                    .get()
                                    .plan()
                                    .rollback(
                                            deployment.get().id(), pace.rollbackHooks(), Plan.CLOUDFORMATION_ROLLBACK));
                    deployment.get().rolledBackBy(back.id());
                    tools.lifecycle().run(back, pace);
                } else {
                    tools.traffic().point(function.function(), function.alias(), function.before());
                }
            }
            tools.publisher().takeBack(function.published());
        }
    }

    private boolean isBack(FunctionUpdate function) {
        return function.alias().isEmpty()
                || tools.traffic()
                        .settledOn(function.function(), function.alias())
                        .filter(function.before()::equals)
                        .isPresent();
    }

    private void status(String status, String reason) {
        tools.statuses().to(stackName, status, reason, id);
    }
}
