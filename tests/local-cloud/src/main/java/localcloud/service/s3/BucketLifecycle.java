package localcloud.service.s3;

import localcloud.objects.ObjectStore;
import localcloud.stack.DocumentLifecycle;
import localcloud.stack.Provisioned;
import localcloud.stack.ProvisioningException;
import localcloud.stack.Work;
import localcloud.template.Draft;
import localcloud.template.Provisioners;

/** A bucket of a stack: it cannot be deleted while anything is in it. */
final class BucketLifecycle extends DocumentLifecycle {
    private final ObjectStore objects;

    BucketLifecycle(ObjectStore objects) {
        super(Provisioners.of(Buckets.TYPE));
        this.objects = objects;
    }

    @Override
    public void delete(Draft draft, Provisioned before, Work work) throws ProvisioningException, InterruptedException {
        if (!objects.versions(before.physicalId()).isEmpty()) {
            throw new ProvisioningException("The bucket you tried to delete is not empty");
        }
    }
}
