package localcloud.service.codedeploy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import localcloud.service.AdminRoute;
import localcloud.service.Ground;
import localcloud.service.Operation;
import localcloud.service.Part;
import localcloud.service.Service;
import localcloud.service.cloudformation.StackStatusChanges;
import localcloud.service.cloudwatch.AlarmWatch;
import localcloud.service.lambda.AliasTraffic;
import localcloud.service.lambda.VersionPublisher;
import localcloud.service.projection.Fresh;
import localcloud.service.projection.Ids;

/**
 * CodeDeploy for the Lambda compute platform, and the updates of stacks that go through it. A reset drops deployments that are under
 * way with the rest of the cloud's background work.
 *
 * @see <a href="https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_Operations.html">CodeDeploy API reference</a>
 */
public final class CodeDeployPart implements Part, Service {
    private final Deployments deployments;
    private final StackUpdates updates;
    private final AliasLifecycle aliases;
    private final List<Operation> operations;
    private final List<AdminRoute> routes;

    public CodeDeployPart(Ground ground) {
        var world = ground.world();
        var traffic = new AliasTraffic(world);
        deployments = new Deployments(world);
        var lifecycle = new Lifecycle(
                world,
                ground.courier(),
                deployments,
                new AlarmGuard(AlarmWatch.on(ground)),
                new Announcements(world, ground.courier()),
                traffic);
        var plans = new Plans(world, deployments);
        aliases = new AliasLifecycle(plans, deployments, lifecycle, traffic);
        updates = new StackUpdates(
                world,
                ground.stacks(),
                plans,
                new StackUpdate.Tools(
                        new StackStatusChanges(world, ground.stacks(), ground.courier()),
                        deployments,
                        lifecycle,
                        ground.background(),
                        traffic,
                        new VersionPublisher(ground)));
        operations = Stream.of(
                        new DeploymentReads(world, deployments).operations(),
                        new GroupReads(world).operations(),
                        new RevisionReads(world, deployments).operations(),
                        new DeploymentWrites(world, deployments, lifecycle, ground.background()).operations())
                .flatMap(List::stream)
                .toList();
        routes = new StackUpdateAdmin(updates, traffic).routes();
    }

    @Override
    public String prefix() {
        return "codedeploy";
    }

    @Override
    public List<Operation> operations() {
        return operations;
    }

    @Override
    public List<Service> services() {
        return List.of(this);
    }

    @Override
    public Map<String, InitialState> initialStates() {
        return Map.of(
                Applications.TYPE,
                (fresh, world) -> Fresh.of(fresh)
                        .put("applicationId", Ids.uuid("application " + fresh.physicalId()))
                        .put("createTime", world.now().toString())
                        .done());
    }

    @Override
    public Map<String, localcloud.stack.Lifecycle> lifecycles() {
        return Map.of(AliasLifecycle.TYPE, aliases);
    }

    @Override
    public List<AdminRoute> adminRoutes() {
        return routes;
    }

    @Override
    public void reset() {
        deployments.clear();
        updates.clear();
        aliases.forget();
    }
}
