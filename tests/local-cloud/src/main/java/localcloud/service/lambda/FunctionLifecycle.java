package localcloud.service.lambda;

import localcloud.lambda.CodeStore;
import localcloud.lambda.CodeStore.MissingCodeException;
import localcloud.stack.DocumentLifecycle;
import localcloud.stack.Provisioned;
import localcloud.stack.ProvisioningException;
import localcloud.stack.Work;
import localcloud.template.Draft;
import localcloud.template.Made;
import localcloud.template.Provisioners;

/** A function of a stack: its code must be where the template says, but for a jar of the project, which may be built later. */
final class FunctionLifecycle extends DocumentLifecycle {
    private final CodeStore code;

    FunctionLifecycle(CodeStore code) {
        super(Provisioners.of(Functions.FUNCTION));
        this.code = code;
    }

    @Override
    public Made create(Draft draft, Work work) throws ProvisioningException, InterruptedException {
        requireCode(draft);
        return super.create(draft, work);
    }

    @Override
    public Made update(Draft draft, Provisioned before, Work work) throws ProvisioningException, InterruptedException {
        if (!before.properties().path("Code").equals(draft.property("Code")) && !work.rollingBack()) {
            requireCode(draft);
        }
        return super.update(draft, before, work);
    }

    private void requireCode(Draft draft) throws ProvisioningException {
        var bucket = Values.text(draft.property("Code").path("S3Bucket"), "");
        if (bucket.isEmpty() || bucket.equals(CodeStore.BUCKET)) {
            return;
        }
        try {
            code.find(bucket, Values.text(draft.property("Code").path("S3Key"), ""));
        } catch (MissingCodeException e) {
            throw new ProvisioningException(String.valueOf(e.getMessage()));
        }
    }
}
