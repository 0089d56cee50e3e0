package localcloud.recorded;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import localcloud.service.Ground;
import localcloud.service.Grounds;
import localcloud.service.Invocations;
import localcloud.service.Metrics;
import localcloud.service.Principals;
import localcloud.service.Service;
import localcloud.service.World;
import localcloud.service.cloudwatch.CloudWatchService;
import localcloud.service.codedeploy.CodeDeployPart;
import localcloud.service.dynamodb.DynamoDbPart;
import localcloud.service.events.EventDelivery;
import localcloud.service.events.EventsService;
import localcloud.service.iam.IamService;
import localcloud.service.kms.KmsService;
import localcloud.service.lambda.LambdaPart;
import localcloud.service.logs.LogsService;
import localcloud.service.secretsmanager.SecretsManagerService;
import localcloud.service.sns.SnsService;
import localcloud.service.sqs.SqsService;
import localcloud.service.sts.StsService;
import localcloud.wire.KnownPrincipals;

/**
 * A service whose recorded answers are compared.
 *
 * @param folder what the recordings call it
 * @param service builds it on a scene
 * @param rebuilds by operation: the way back from an answer to its documents
 */
record Served(String folder, Function<World, Service> service, Map<String, Rebuild> rebuilds) {
    private static Metrics points() {
        Metrics metrics = new Metrics();
        metrics.add(new Metrics.DataPoint("n", "m", new TreeMap<>(), 7, Instant.parse("2026-07-21T14:13:05Z")));
        metrics.add(new Metrics.DataPoint("n", "m", new TreeMap<>(), 8, Instant.parse("2026-07-21T14:13:59Z")));
        return metrics;
    }

    private static final Principals NOBODY = new KnownPrincipals("key", "arn:aws:iam::111122223333:user/administrator");

    private static Ground ground(World world) {
        return Grounds.on(world, NOBODY, NO_INVOCATIONS);
    }

    private static final Invocations NO_INVOCATIONS = new Invocations() {
        @Override
        public void add(Invocation invocation) {
            throw new IllegalStateException("a read invokes nothing");
        }

        @Override
        public List<Invocation> all() {
            return List.of();
        }
    };

    /** One line a service. */
    static final List<Served> ALL = List.of(
            new Served("events", world -> new EventsService(world, EventDelivery.NOWHERE), EventsRebuilds.all()),
            new Served("sqs", SqsService::new, MessagingRebuilds.sqs()),
            new Served("sns", SnsService::new, MessagingRebuilds.sns()),
            new Served("iam", IamService::new, IdentityRebuilds.iam()),
            new Served("sts", world -> new StsService(world, NOBODY), IdentityRebuilds.sts()),
            new Served("kms", KmsService::new, IdentityRebuilds.kms()),
            new Served("logs", LogsService::new, WatchingRebuilds.logs()),
            new Served("monitoring", world -> new CloudWatchService(world, points()), WatchingRebuilds.cloudwatch()),
            new Served("codedeploy", world -> new CodeDeployPart(ground(world)), DeploymentRebuilds.all()),
            new Served("dynamodb", world -> new DynamoDbPart(ground(world)), TableRebuilds.all()),
            new Served(
                    "lambda", world -> new LambdaPart(ground(world)).services().getFirst(), FunctionRebuilds.all()),
            new Served("secretsmanager", SecretsManagerService::new, WatchingRebuilds.secretsmanager()));
}
