package localcloud.stack;

import java.util.Objects;
import localcloud.service.authorization.Provisioning;
import localcloud.service.authorization.Provisioning.Change;
import localcloud.template.Draft;
import localcloud.template.Made;
import localcloud.template.Provisioners;
import localcloud.template.TemplateException;

/** A lifecycle behind the permissions of whoever changes the stack. */
final class JudgedLifecycle implements Lifecycle {
    private final Lifecycle lifecycle;
    private final Actors actors;

    JudgedLifecycle(Lifecycle lifecycle, Actors actors) {
        this.lifecycle = lifecycle;
        this.actors = actors;
    }

    @Override
    public Made create(Draft draft, Work work) throws ProvisioningException, InterruptedException {
        judge(Change.CREATE, draft, expected(draft), work);
        return lifecycle.create(draft, work);
    }

    @Override
    public Made update(Draft draft, Provisioned before, Work work) throws ProvisioningException, InterruptedException {
        judge(Change.UPDATE, draft, before.physicalId(), work);
        return lifecycle.update(draft, before, work);
    }

    @Override
    public void delete(Draft draft, Provisioned before, Work work) throws ProvisioningException, InterruptedException {
        judge(Change.DELETE, draft, before.physicalId(), work);
        lifecycle.delete(draft, before, work);
    }

    @Override
    public boolean waits() {
        return lifecycle.waits();
    }

    /** The physical id that it is going to get; what cannot be made is for the lifecycle to say. */
    private static String expected(Draft draft) {
        var provisioner = Provisioners.byType().get(draft.type());
        // To make a version is to publish it, and its function is what it is judged by.
        if (provisioner == null || draft.type().equals("AWS::Lambda::Version")) {
            return "";
        }
        try {
            return provisioner.make(draft).physicalId();
        } catch (TemplateException e) {
            return "";
        }
    }

    /**
     * CloudFormation invokes a custom resource's function by itself, so a denial is Lambda's own; all others are a handler's.
     *
     * @see <a href="https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract-errors.html">Handlers'
     *     errors</a>
     */
    private void judge(Change change, Draft draft, String physicalId, Work work) throws ProvisioningException {
        var step = new Provisioning.Step(
                change, draft.type(), Objects.requireNonNull(physicalId), draft.properties(), draft.updatePolicy());
        var denial = actors.provisioning().denial(actors.of(draft.stackId()), step);
        if (denial.isPresent() && step.isCustom()) {
            throw new ProvisioningException(denial.get() + " (Service: Lambda, Status Code: 403)");
        }
        if (denial.isPresent()) {
            throw new ProvisioningException("Resource handler returned message: \"" + denial.get()
                    + "\" (RequestToken: " + work.requestToken() + ", HandlerErrorCode: AccessDenied)");
        }
    }
}
