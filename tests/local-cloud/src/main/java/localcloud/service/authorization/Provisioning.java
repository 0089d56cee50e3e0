package localcloud.service.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import localcloud.iam.Context;
import localcloud.service.World;

/**
 * Judges what CloudFormation does to a stack's resources by the policies of the role that it does it with: the service role that came with
 * the change set, or else the caller's.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html">CloudFormation service role</a>
 */
public final class Provisioning {
    private static final Pattern SESSION = Pattern.compile("arn:aws:sts::\\d{12}:assumed-role/([^/]+)/.+");
    private static final String SESSION_NAME = "AWSCloudFormation";

    private final World world;
    private final Judge judge;
    private final HandlerNeeds handlers;

    public Provisioning(World world) {
        this.world = world;
        this.judge = new Judge(world);
        this.handlers = new HandlerNeeds(world);
    }

    /** What is done to a resource. */
    public enum Change {
        CREATE,
        UPDATE,
        DELETE
    }

    /**
     * One resource that is changed.
     *
     * @param physicalId that it has, or is about to get
     * @param properties resolved
     * @param updatePolicy resolved; empty object when there is none
     */
    public record Step(Change change, String type, String physicalId, ObjectNode properties, JsonNode updatePolicy) {
        public Step {
            Objects.requireNonNull(change, "change is null");
            Objects.requireNonNull(properties, "properties is null");
        }

        boolean has(String property) {
            return properties.has(property);
        }

        String text(String property) {
            return properties.path(property).asText("");
        }

        List<String> texts(String property) {
            return properties.path(property).valueStream().map(JsonNode::asText).toList();
        }
    }

    /** The session in which CloudFormation acts with a service role. */
    public String session(String roleArn) {
        return "arn:aws:sts::" + world.accountId() + ":assumed-role/" + roleArn.substring(roleArn.lastIndexOf('/') + 1)
                + "/" + SESSION_NAME;
    }

    /** Whether a role's trust policy lets a service assume it for this account. */
    public boolean mayAssume(String service, String roleArn) {
        var about = Context.EMPTY.with("aws:SourceAccount", world.accountId());
        return judge.denialOfService(service, about, List.of(Need.of("sts:AssumeRole", roleArn)))
                .isEmpty();
    }

    /** Why a principal's own policies do not let him do something, in AWS's wording; empty when they do. */
    public Optional<String> denial(String principal, String action, String resource) {
        var session = SESSION.matcher(principal);
        return session.matches()
                ? judge.denialOfSession(
                        principal,
                        session.group(1),
                        Context.EMPTY,
                        List.of(Need.of(action, resource).onFresh()))
                : Optional.empty();
    }

    /** Why a principal may not take a step, in AWS's wording; empty when he may, as the administrator always may. */
    public Optional<String> denial(String principal, Step step) {
        var session = SESSION.matcher(principal);
        if (!session.matches()) {
            return Optional.empty();
        }
        var needs = handlers.of(step);
        return needs.isEmpty()
                ? Optional.of("User: " + principal + " is not authorized: this cloud does not know what " + step.type()
                        + " needs")
                : judge.denialOfSession(principal, session.group(1), Context.EMPTY, needs.get());
    }
}
