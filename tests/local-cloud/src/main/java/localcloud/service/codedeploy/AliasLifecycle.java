package localcloud.service.codedeploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import localcloud.service.AwsError;
import localcloud.service.lambda.AliasTraffic;
import localcloud.stack.DocumentLifecycle;
import localcloud.stack.Provisioned;
import localcloud.stack.ProvisioningException;
import localcloud.stack.Work;
import localcloud.template.Draft;
import localcloud.template.Made;
import localcloud.template.Provisioners;

/**
 * An alias of a stack: when its version changes, CodeDeploy moves it where its update policy says so; never when it is created.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html">UpdatePolicy,
 *     CodeDeployLambdaAliasUpdate</a>
 */
final class AliasLifecycle extends DocumentLifecycle {
    static final String TYPE = "AWS::Lambda::Alias";

    private final Plans plans;
    private final Deployments deployments;
    private final Lifecycle lifecycle;
    private final AliasTraffic traffic;
    /** By the alias's ARN: the deployment of its last update, which a rollback takes back. */
    private final Map<String, LambdaDeployment> last = new ConcurrentHashMap<>();

    AliasLifecycle(Plans plans, Deployments deployments, Lifecycle lifecycle, AliasTraffic traffic) {
        super(Provisioners.of(TYPE));
        this.plans = plans;
        this.deployments = deployments;
        this.lifecycle = lifecycle;
        this.traffic = traffic;
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public boolean creationWaits() {
        return false;
    }

    @Override
    public Made update(Draft draft, Provisioned before, Work work) throws ProvisioningException, InterruptedException {
        var function = functionName(draft.text("FunctionName"));
        var alias = draft.text("Name");
        var target = draft.text("FunctionVersion");
        if (traffic.settledOn(function, alias).filter(target::equals).isEmpty()) {
            move(draft, before.physicalId(), function, alias, target, work);
        }
        return super.update(draft, before, work);
    }

    private void move(Draft draft, String arn, String function, String alias, String target, Work work)
            throws ProvisioningException, InterruptedException {
        var policy = draft.updatePolicy().path(Plans.POLICY);
        var forward = last.remove(arn);
        if (work.rollingBack() && forward != null) {
            takeBack(forward);
        } else if (policy.isMissingNode() || work.rollingBack()) {
            traffic.point(function, alias, target);
        } else {
            deploy(policy, draft, arn, function, alias, target, work);
        }
    }

    private void deploy(
            JsonNode policy, Draft draft, String arn, String function, String alias, String target, Work work)
            throws ProvisioningException, InterruptedException {
        LambdaDeployment deployment;
        try {
            var from = traffic.find(function, alias)
                    .map(found -> found.properties().path("FunctionVersion").asText())
                    .orElse("");
            var spec = new AppSpec(function, alias, from, target, Plans.hooks(policy));
            deployment = deployments.create(plans.of(policy, spec, draft.stackId()));
        } catch (AwsError e) {
            throw new ProvisioningException(String.valueOf(e.getMessage()));
        }
        last.put(arn, deployment);
        work.whenCancelled(() -> deployment.stop(false));
        lifecycle.run(deployment, Pace.USUAL);
        if (deployment.view().status() != DeploymentStatus.SUCCEEDED) {
            throw new ProvisioningException(reason(deployment));
        }
    }

    /** AWS's own words for it were not found in public. */
    private static String reason(LambdaDeployment deployment) {
        var view = deployment.view();
        return "CodeDeploy deployment " + deployment.id() + " " + view.status().word()
                + view.ending().map(AliasLifecycle::why).orElse("");
    }

    private static String why(Ending ending) {
        return switch (ending) {
            case Ending.Succeeded() -> "";
            case Ending.Failed(var code, var message) -> ": " + code + ": " + message;
            case Ending.Stopped(var code, var message, var _) -> ": " + code + ": " + message;
        };
    }

    /** What CodeDeploy itself has not brought back goes back by a deployment of CloudFormation's. */
    private void takeBack(LambdaDeployment forward) throws InterruptedException {
        var back = deployments.create(
                forward.plan().rollback(forward.id(), Pace.USUAL.rollbackHooks(), Plan.CLOUDFORMATION_ROLLBACK));
        forward.rolledBackBy(back.id());
        lifecycle.run(back, Pace.USUAL);
    }

    void forget() {
        last.clear();
    }

    /** Out of a name or an ARN. */
    private static String functionName(String reference) {
        var parts = reference.split(":", -1);
        return reference.startsWith("arn:") && parts.length > 6 ? parts[6] : parts[0];
    }
}
