package serin.aws;

import io.github.bucket4j.BlockingStrategy;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import serin.ledger.DeploymentLog;
import serin.ledger.Ledger;
import serin.observation.Cloud;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * AWS. Opened once in a process, which costs a second or more; each run then gets its own view of it by {@link #run}.
 *
 * <p>Safe for any number of threads, virtual ones among them.
 */
public final class AwsCloud implements AutoCloseable {
    private final AwsSettings settings;
    private final AwsClients clients;
    private final Quotas quotas;
    private final Quotas hookQuotas;
    private final Failures failures;
    private final Semaphore permits = new Semaphore(AwsClients.CONNECTIONS);

    private AwsCloud(AwsSettings settings, AwsClients clients, Quotas quotas, Quotas hookQuotas, Failures failures) {
        this.settings = settings;
        this.clients = clients;
        this.quotas = quotas;
        this.hookQuotas = hookQuotas;
        this.failures = failures;
    }

    /**
     * Finds region and credentials, and makes the clients. Calls AWS only where the credentials come from it (an assumed role,
     * a container's or an instance's role).
     *
     * @throws DoorProblem when there is no region, are no credentials, or a setting cannot be meant
     */
    public static AwsCloud open(AwsSettings settings) throws DoorProblem {
        return open(settings, Doors.credentials(settings), Retries::standard, BlockingStrategy.PARKING);
    }

    static AwsCloud open(
            AwsSettings settings,
            AwsCredentialsProvider credentials,
            Supplier<RetryStrategy> retries,
            BlockingStrategy waiting)
            throws DoorProblem {
        var region = Doors.region(settings);
        Doors.requireEndpoint(settings);
        var telling = CredentialsUnavailable.telling(credentials);
        Doors.requireCredentials(telling);
        var clients = Doors.clients(settings, region, telling, retries);
        var endpoint = clients.endpoint().map(Object::toString).orElse("AWS in " + region);
        return new AwsCloud(
                settings,
                clients,
                new Quotas(settings.politeness(), settings.clock(), waiting),
                new Quotas(settings.politeness().forHook(), settings.clock(), waiting),
                new Failures(endpoint));
    }

    /**
     * A fresh view for one run: nothing that an earlier run saw is kept. The request quotas are shared by all runs.
     *
     * @param deadline by the clock of the settings; a call that cannot end by then is cut off or not begun, and its observation
     *     is {@code TIMED_OUT}
     */
    public AwsRun run(Instant deadline) {
        return run(deadline, quotas);
    }

    /** As {@link #run}, at a hook's politeness: CloudFormation and CodeDeploy call Lambda at the same time. */
    public AwsRun hook(Instant deadline) {
        return run(deadline, hookQuotas);
    }

    private AwsRun run(Instant deadline, Quotas shared) {
        var calls = new AwsCalls();
        var reader = reader(deadline, calls, shared);
        var cloud = new Cloud(
                new AwsStacks(clients.cloudFormation(), reader),
                new AwsFunctions(
                        clients.lambda(), new AwsInvocations(clients.lambda(), clients.invoker(), reader), reader),
                new AwsTables(clients.dynamoDb(), reader),
                new AwsRules(clients.eventBridge(), reader),
                new AwsQueues(clients.sqs(), reader),
                new AwsTopics(clients.sns(), reader),
                new AwsRoles(clients.iam(), reader),
                new AwsKeys(clients.kms(), reader),
                new AwsSecrets(clients.secretsManager(), reader),
                new AwsDeployments(clients.codeDeploy(), reader),
                new AwsMetrics(clients.cloudWatch(), reader),
                new AwsAlarms(clients.cloudWatch(), reader),
                new AwsLogGroups(clients.logs(), reader));
        return new AwsRun(cloud, calls);
    }

    /**
     * The ledger in this table.
     *
     * @param deadline as {@link #run} has it: what cannot be written by then is lost
     */
    public Ledger ledger(String table, Instant deadline) {
        return new AwsLedger(clients.dynamoDb(), reader(deadline, new AwsCalls(), quotas), table);
    }

    /** The deployments in this ledger, as {@link #ledger}. */
    public DeploymentLog deploymentLog(String table, Instant deadline) {
        return new AwsDeploymentLog(clients.dynamoDb(), reader(deadline, new AwsCalls(), quotas), table);
    }

    private AwsReader reader(Instant deadline, AwsCalls calls, Quotas shared) {
        return new AwsReader(settings, deadline, shared, permits, failures, calls);
    }

    @Override
    public void close() {
        clients.close();
    }
}
