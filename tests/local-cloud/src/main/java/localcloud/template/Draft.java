package localcloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import localcloud.service.World;

/**
 * A resource that is about to be made or changed.
 *
 * @param properties resolved
 * @param updatePolicy resolved; empty when there is none
 * @param generation 0 for the first resource that a stack makes under a logical id, one more with each replacement
 */
public record Draft(
        String stackName,
        String stackId,
        String logicalId,
        String type,
        ObjectNode properties,
        ObjectNode updatePolicy,
        int generation,
        World world) {

    /** Longest generated part before the random one, so that the name stays within 64 characters. */
    private static final int LONGEST_STEM = 51;

    public JsonNode property(String name) {
        return properties.path(name);
    }

    /** A property as text; empty when it is not there. */
    public String text(String name) {
        return properties.path(name).asText("");
    }

    /** The name in this property, or one that CloudFormation generates. */
    public String name(String property) {
        var given = text(property);
        return given.isEmpty() ? generated() : given;
    }

    /** {@code <stack>-<logical id>-<random>}. */
    public String generated() {
        var stem = stackName + "-" + logicalId;
        return (stem.length() > LONGEST_STEM ? stem.substring(0, LONGEST_STEM) : stem) + "-" + Seeded.mixed(seed(), 12);
    }

    /** Of this resource, for what AWS draws at random. */
    public String seed() {
        return stackId + "/" + logicalId + (generation == 0 ? "" : "/" + generation);
    }

    /** Such as {@code arn:aws:sqs:eu-west-1:111122223333:name}. */
    public String arn(String service, String rest) {
        return "arn:aws:" + service + ":" + world.region() + ":" + world.accountId() + ":" + rest;
    }

    /** Such as {@code arn:aws:iam::111122223333:role/name}. */
    public String globalArn(String service, String rest) {
        return "arn:aws:" + service + "::" + world.accountId() + ":" + rest;
    }

    /** Now, as text in a document. */
    public String now() {
        return world.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
