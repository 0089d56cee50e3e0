package localcloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import localcloud.resource.Resource;
import localcloud.service.World;

/**
 * A resource that is about to be made.
 *
 * @param properties resolved
 * @param siblings the resources of the stack that are made already, by logical id; a maker may replace one
 */
record Draft(
        String stackName,
        String stackId,
        String logicalId,
        ObjectNode properties,
        Map<String, Resource> siblings,
        World world) {

    /** Longest generated part before the random one, so that the name stays within 64 characters. */
    private static final int LONGEST_STEM = 51;

    JsonNode property(String name) {
        return properties.path(name);
    }

    /** A property as text; empty when it is not there. */
    String text(String name) {
        return properties.path(name).asText("");
    }

    /** The name in this property, or one that CloudFormation generates. */
    String name(String property) {
        var given = text(property);
        return given.isEmpty() ? generated() : given;
    }

    /** {@code <stack>-<logical id>-<random>}. */
    String generated() {
        var stem = stackName + "-" + logicalId;
        return (stem.length() > LONGEST_STEM ? stem.substring(0, LONGEST_STEM) : stem) + "-" + Seeded.mixed(seed(), 12);
    }

    /** Of this resource, for what AWS draws at random. */
    String seed() {
        return stackId + "/" + logicalId;
    }

    /** Such as {@code arn:aws:sqs:eu-west-1:111122223333:name}. */
    String arn(String service, String rest) {
        return "arn:aws:" + service + ":" + world.region() + ":" + world.accountId() + ":" + rest;
    }

    /** Such as {@code arn:aws:iam::111122223333:role/name}. */
    String globalArn(String service, String rest) {
        return "arn:aws:" + service + "::" + world.accountId() + ":" + rest;
    }

    /** Now, as text in a document. */
    String now() {
        return world.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
