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

        /**
         * Whether a function of the template's author stands behind it.
         *
         * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html">
         *     AWS::CloudFormation::CustomResource</a>
         */
        public boolean isCustom() {
            return type.startsWith("Custom::") || type.equals("AWS::CloudFormation::CustomResource");
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

    /**
     * Why a principal may not have a template expanded by a macro, in AWS's wording; empty when he may. With a service role it is this role
     * that is asked, as AWS's own example of one shows.
     *
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-template.html">Control access with IAM</a>: "To
     *     allow AWS::Serverless transforms to create a change set"
     * @see <a href="https://github.com/awsdocs/aws-lambda-developer-guide/blob/1065cda89ab4804d7ded9d68160321c8e49ab0fc/doc_source/build-pipeline.md">
     *     The role for CloudFormation in a pipeline</a>
     */
    public Optional<String> denialOfMacro(String principal, String macro) {
        var session = SESSION.matcher(principal);
        var arn = macro.startsWith("AWS::")
                ? "arn:aws:cloudformation:" + world.region() + ":aws:transform/" + macro.substring("AWS::".length())
                : "arn:aws:cloudformation:" + world.region() + ":" + world.accountId() + ":transform/" + macro;
        return session.matches()
                ? judge.denialOfSession(
                        principal,
                        session.group(1),
                        Context.EMPTY,
                        List.of(Need.of("cloudformation:CreateChangeSet", arn).onFresh()))
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
