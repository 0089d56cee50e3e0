package localcloud.template;

/**
 * Makes resources of one CloudFormation type: physical id, attributes, first state.
 *
 * <p>Called again for an update in place, with the new properties: what it answers then is what differs.
 */
@FunctionalInterface
public interface Provisioner {
    Made make(Draft draft);
}
