package localcloud.service.events;

import localcloud.service.AwsError;
import localcloud.service.World;

/**
 * The name of a rule, which is unique on its bus only.
 *
 * @param bus the bus's name, never its ARN
 * @param rule the rule's own name
 */
record RuleName(String bus, String rule) {

    /**
     * From what CloudFormation's Ref answers: {@code rule} on the default bus, {@code bus|rule} on another.
     *
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html">AWS::Events::Rule</a>
     */
    static RuleName of(String physicalId) {
        int bar = physicalId.indexOf('|');
        return bar < 0
                ? new RuleName(Buses.DEFAULT, physicalId)
                : new RuleName(Buses.nameOf(physicalId.substring(0, bar)), physicalId.substring(bar + 1));
    }

    /** From {@code …:rule/name} or {@code …:rule/bus/name}. */
    static RuleName ofArn(String arn) {
        String path = arn.substring(arn.indexOf(":rule/") + ":rule/".length());
        int slash = path.lastIndexOf('/');
        return slash < 0
                ? new RuleName(Buses.DEFAULT, path)
                : new RuleName(path.substring(0, slash), path.substring(slash + 1));
    }

    String arn(World world) {
        String path = bus.equals(Buses.DEFAULT) ? rule : bus + "/" + rule;
        return "arn:aws:events:" + world.region() + ":" + world.accountId() + ":rule/" + path;
    }

    AwsError notFound() {
        return new AwsError(
                400, "ResourceNotFoundException", "Rule " + rule + " does not exist on EventBus " + bus + ".");
    }
}
