package localcloud.stack;

import localcloud.template.Draft;
import localcloud.template.Made;

/**
 * How resources of one CloudFormation type come, change and go. A part brings those of its types in
 * {@link localcloud.service.Part#lifecycles()}; a type that no part has is a document and nothing more.
 *
 * <p>The engine calls it after the resources that the template refers to, writes the events, keeps the live document up to date (it puts
 * {@link Made#state()} and the properties there when a call has returned, and takes it away after {@link #delete}), and takes back what has
 * been done when a resource of the same stack fails.
 */
public interface Lifecycle {

    /**
     * Makes the resource.
     *
     * @return its physical id, what Ref and Fn::GetAtt give, and what AWS adds to its document
     * @throws ProvisioningException with the reason that the stack event gives; it may bear a physical id, and then {@link #delete} is
     *     called when the stack rolls back
     */
    Made create(Draft draft, Work work) throws ProvisioningException, InterruptedException;

    /**
     * Changes the resource in place. Called when a property differs that is not create-only; also to take back a change that has failed,
     * or has been made in an update that failed later: {@code draft} has the old properties then.
     *
     * @param before the resource as CloudFormation remembers it
     * @return the same physical id; with another one the resource has been replaced, and {@link #delete} is called for the old one in the
     *     stack's clean-up
     * @throws ProvisioningException with the reason that the stack event gives
     */
    Made update(Draft draft, Provisioned before, Work work) throws ProvisioningException, InterruptedException;

    /**
     * Takes the resource away; one that is not there any more is no failure.
     *
     * @param draft with the properties that it had last
     * @throws ProvisioningException with the reason that the stack event gives
     */
    void delete(Draft draft, Provisioned before, Work work) throws ProvisioningException, InterruptedException;

    /**
     * Whether a call takes its time, such as a custom resource's: then it has a thread of its own, and goes on beside those of other
     * resources. {@link InterruptedException} is for the end of the cloud or a reset; the engine asks to stop by
     * {@link Work#whenCancelled}.
     */
    default boolean waits() {
        return false;
    }

    /** Whether {@link #create} takes its time, too. */
    default boolean creationWaits() {
        return waits();
    }
}
