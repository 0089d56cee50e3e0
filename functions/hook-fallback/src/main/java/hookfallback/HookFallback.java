package hookfallback;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventStatus;

/**
 * Answers CodeDeploy in the place of a canary that died on a hook, or could not even start: the OnFailure destination of the
 * canary's asynchronous invocations.
 *
 * <p>It takes the record of a failed invocation (<a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">invocation record</a>), finds the hook's two
 * ids in its {@code requestPayload}, and answers Failed: nobody has proven that version. It answers Succeeded when
 * {@code HOOK_MODE} is {@code warn} or {@code off}, and to a deployment that is itself a rollback, which is never blocked. CloudFormation's
 * request to a custom resource it answers as {@link StackAnswers} says. A record of anything else has no answer.
 *
 * <p>When the deployment cannot be read it answers Failed too. Without an answer CodeDeploy fails the deployment after an hour (<a
 * href="https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html">hooks</a>), a
 * rollback as well; so Failed is never worse than silence, while Succeeded could let an unproven version take traffic.
 *
 * <p>What comes of it is its own answer, which Lambda sends to the queue of the canary's failures together with the record. An error
 * of CodeDeploy's is a function error, so that Lambda repeats the invocation.
 */
public final class HookFallback implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    /** Two calls, each with its repetitions, end within the function's 30 s. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(9);

    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(3);

    private static final Pattern DEPLOYMENT_ID = Pattern.compile("d-[A-Za-z0-9]{1,60}");

    /** What CodeDeploy sends is a few hundred printable characters. */
    private static final Pattern EXECUTION_ID = Pattern.compile("\\p{Graph}{1,4096}");

    /** <a href="https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentInfo.html">DeploymentInfo</a>, creator. */
    private static final Set<String> ROLLS_BACK = Set.of("codeDeployRollback", "CloudFormationRollback");

    private final CodeDeployClient codeDeploy;
    private final StackAnswers stackAnswers;
    private final String mode;

    /** Called by Lambda. */
    public HookFallback() {
        this(
                client(),
                StackAnswers.overHttp(System.getenv().getOrDefault("AWS_ENDPOINT_URL", "")),
                System.getenv().getOrDefault("HOOK_MODE", "enforce"));
    }

    /** @param mode {@code warn}, {@code off}, and anything else enforces */
    HookFallback(CodeDeployClient codeDeploy, StackAnswers stackAnswers, String mode) {
        this.codeDeploy = codeDeploy;
        this.stackAnswers = stackAnswers;
        this.mode = mode;
    }

    @Override
    public Map<String, Object> handleRequest(@Nullable Map<String, Object> record, Context context) {
        var event = failedEvent(record);
        var answer = event.flatMap(HookFallback::hook)
                .map(this::answer)
                .or(() -> event.flatMap(stackAnswers::answer))
                .orElseGet(() -> Map.of("answered", "nothing", "why", "the failed event is no deployment's hook"));
        context.getLogger().log("answered " + answer.get("answered") + ": " + answer.get("why"));
        return answer;
    }

    private static Optional<Map<?, ?>> failedEvent(@Nullable Map<String, Object> record) {
        return record != null
                        && record.get("requestContext") instanceof Map<?, ?> about
                        && !"Success".equals(about.get("condition"))
                        && record.get("requestPayload") instanceof Map<?, ?> payload
                ? Optional.of(payload)
                : Optional.empty();
    }

    private static Optional<Hook> hook(Map<?, ?> payload) {
        if (!(payload.get("DeploymentId") instanceof String deploymentId)
                || !(payload.get("LifecycleEventHookExecutionId") instanceof String executionId)) {
            return Optional.empty();
        }
        return DEPLOYMENT_ID.matcher(deploymentId).matches()
                        && EXECUTION_ID.matcher(executionId).matches()
                ? Optional.of(new Hook(deploymentId, executionId))
                : Optional.empty();
    }

    private Map<String, Object> answer(Hook hook) {
        var decision = decide(hook);
        try {
            codeDeploy.putLifecycleEventHookExecutionStatus(request -> request.deploymentId(hook.deploymentId())
                    .lifecycleEventHookExecutionId(hook.executionId())
                    .status(decision.status()));
        } catch (LifecycleEventAlreadyCompletedException e) {
            return told(hook, "nothing", "the hook was answered before: its lifecycle event is completed");
        }
        return told(hook, decision.status().toString(), decision.why());
    }

    private Decision decide(Hook hook) {
        if (mode.equals("warn") || mode.equals("off")) {
            return new Decision(
                    LifecycleEventStatus.SUCCEEDED, "the canary failed, and nothing is proven; HookMode is " + mode);
        }
        try {
            var deployment = codeDeploy
                    .getDeployment(request -> request.deploymentId(hook.deploymentId()))
                    .deploymentInfo();
            return deployment != null && rollsBack(deployment)
                    ? new Decision(
                            LifecycleEventStatus.SUCCEEDED,
                            "the canary failed, and nothing is proven; but a rollback is never blocked")
                    : new Decision(LifecycleEventStatus.FAILED, "the canary failed, so nobody has proven this version");
        } catch (SdkException e) {
            return new Decision(
                    LifecycleEventStatus.FAILED,
                    "the canary failed, so nobody has proven this version; whether it is a rollback could not be read: "
                            + String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}+", " "));
        }
    }

    private static boolean rollsBack(DeploymentInfo deployment) {
        var rollback = deployment.rollbackInfo();
        return ROLLS_BACK.contains(String.valueOf(deployment.creatorAsString()))
                || (rollback != null && rollback.rollbackTriggeringDeploymentId() != null);
    }

    private static Map<String, Object> told(Hook hook, String answered, String why) {
        return Map.of("deploymentId", hook.deploymentId(), "answered", answered, "why", why);
    }

    private static CodeDeployClient client() {
        return CodeDeployClient.builder()
                .credentialsProvider(DefaultCredentialsProvider.builder().build())
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(LONGEST_ATTEMPT)
                        .socketTimeout(LONGEST_ATTEMPT)
                        .build())
                .overrideConfiguration(
                        limits -> limits.apiCallAttemptTimeout(LONGEST_ATTEMPT).apiCallTimeout(LONGEST_CALL))
                .build();
    }

    /** The two ids that CodeDeploy sends. */
    private record Hook(String deploymentId, String executionId) {}

    private record Decision(LifecycleEventStatus status, String why) {}
}
