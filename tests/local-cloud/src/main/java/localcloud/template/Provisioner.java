package localcloud.template;

/** Makes resources of one CloudFormation type: physical id, attributes, first state. */
@FunctionalInterface
interface Provisioner {
    Made make(Draft draft);
}
