package serin.run;

import java.util.Optional;
import java.util.TreeSet;
import serin.observation.StackResourceFacts;
import serin.template.ResolvedTemplate;

/**
 * An update that is under way, as the custom resource at its end sees it.
 *
 * <p>What GetTemplate and DescribeStacks answer in the middle of an update, the old state or the new one, AWS does not say. So they are
 * believed only where they show what this very update has brought: its own build id, the resource that asks, and every resource of the
 * template created.
 *
 * @param gate the logical id of the resource that asks
 * @param buildId the value of the stack's parameter {@value #PARAMETER} that CloudFormation gave to that resource
 */
public record Underway(String gate, String buildId) {
    public static final String PARAMETER = "BuildId";

    /** How many logical ids are named. */
    private static final int MOST = 3;

    public Underway {
        if (gate.isBlank()) {
            throw new IllegalArgumentException("gate must not be blank");
        }
        if (buildId.isBlank()) {
            throw new IllegalArgumentException("buildId must not be blank");
        }
    }

    /** Why what was read cannot be believed; empty when it can. */
    Optional<String> doubt(StackReading.Complete reading, ResolvedTemplate template) {
        var current = Optional.ofNullable(reading.stack().parameters().get(PARAMETER));
        if (current.isEmpty()) {
            return Optional.of(
                    "the stack has no parameter " + PARAMETER + ", by which an update knows its own template");
        }
        if (!current.get().equals(buildId)) {
            return Optional.of("DescribeStacks does not answer this update's " + PARAMETER + " yet");
        }
        if (!template.resources().containsKey(gate)) {
            return Optional.of("GetTemplate answers a template without the resource that asks, " + gate);
        }
        var missing = new TreeSet<>(template.resources().keySet());
        reading.resources().stream().map(StackResourceFacts::logicalId).forEach(missing::remove);
        missing.remove(gate);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("ListStackResources does not list "
                        + String.join(", ", missing.stream().limit(MOST).toList())
                        + (missing.size() > MOST ? " and " + (missing.size() - MOST) + " more" : "")
                        + " of the template");
    }
}
