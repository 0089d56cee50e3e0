package serin.check;

import java.util.List;
import java.util.stream.Stream;
import serin.check.canary.CanaryChecks;
import serin.check.deployment.DeploymentChecks;
import serin.check.dynamodb.DynamoDbChecks;
import serin.check.eventbridge.EventBridgeChecks;
import serin.check.iam.IamChecks;
import serin.check.kms.KmsChecks;
import serin.check.lambda.LambdaChecks;
import serin.check.observability.ObservabilityChecks;
import serin.check.probe.ProbeChecks;
import serin.check.secretsmanager.SecretsManagerChecks;
import serin.check.sns.SnsChecks;
import serin.check.sqs.SqsChecks;
import serin.check.stack.StackChecks;

/** Every check there is. */
public final class Checks {

    public static final List<Check<?>> ALL = Stream.of(
                    StackChecks.ALL,
                    LambdaChecks.ALL,
                    DeploymentChecks.ALL,
                    ProbeChecks.ALL,
                    DynamoDbChecks.ALL,
                    EventBridgeChecks.ALL,
                    SqsChecks.ALL,
                    SnsChecks.ALL,
                    IamChecks.ALL,
                    KmsChecks.ALL,
                    SecretsManagerChecks.ALL,
                    ObservabilityChecks.ALL,
                    CanaryChecks.ALL)
            .flatMap(List::stream)
            .toList();

    private Checks() {}
}
