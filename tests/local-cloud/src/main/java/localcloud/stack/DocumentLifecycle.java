package localcloud.stack;

import java.util.LinkedHashMap;
import localcloud.template.Draft;
import localcloud.template.Made;
import localcloud.template.Provisioner;
import localcloud.template.TemplateException;

/** The lifecycle of a resource that is a document and nothing more; others may build on it. */
public class DocumentLifecycle implements Lifecycle {
    private final Provisioner provisioner;

    public DocumentLifecycle(Provisioner provisioner) {
        this.provisioner = provisioner;
    }

    @Override
    public Made create(Draft draft, Work work) throws ProvisioningException, InterruptedException {
        return make(draft);
    }

    /** Attributes that are there stay as they are: none of them follows a property that can change in place, but those of a parameter. */
    @Override
    public Made update(Draft draft, Provisioned before, Work work) throws ProvisioningException, InterruptedException {
        var made = make(draft);
        var attributes = new LinkedHashMap<>(made.attributes());
        if (!draft.type().equals("AWS::SSM::Parameter")) {
            before.made().attributes().forEach((name, value) -> attributes.replace(name, value));
        }
        return new Made(before.physicalId(), before.made().ref(), attributes, made.state());
    }

    @Override
    public void delete(Draft draft, Provisioned before, Work work) throws ProvisioningException, InterruptedException {
        // The engine takes the document away, and there is nothing else.
    }

    private Made make(Draft draft) throws ProvisioningException {
        try {
            return provisioner.make(draft);
        } catch (TemplateException e) {
            throw new ProvisioningException(String.valueOf(e.getMessage()));
        }
    }
}
