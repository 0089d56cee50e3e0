package localcloud.service.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import localcloud.iam.Context;
import localcloud.iam.MalformedPolicyException;
import localcloud.iam.Policies.Source;
import localcloud.iam.Policy;
import localcloud.iam.Principal;
import localcloud.service.AwsError;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Input;

/**
 * What the two simulating operations share in their input.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">SimulatePrincipalPolicy</a>
 */
final class SimulationInput {
    /** The parameters of both operations. */
    static final Set<String> SHARED = Set.of(
            "PolicyInputList",
            "PermissionsBoundaryPolicyInputList",
            "ActionNames",
            "ResourceArns",
            "ResourcePolicy",
            "ResourceOwner",
            "CallerArn",
            "ContextEntries",
            "MaxItems",
            "Marker");

    /** <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ContextEntry.html">ContextKeyType</a>. */
    private static final Set<String> TYPES = Set.of(
            "string",
            "stringList",
            "numeric",
            "numericList",
            "boolean",
            "booleanList",
            "ip",
            "ipList",
            "binary",
            "binaryList",
            "date",
            "dateList");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9-]+:[A-Za-z0-9-]+");
    private static final Pattern ENTITY =
            Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:(user|group|role)/(?:.*/)?([^/]+)");
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_RESOURCE = 2048;

    private final Input input;

    SimulationInput(Input input) {
        this.input = input;
    }

    /**
     * An IAM user, group or role as an ARN names it.
     *
     * @param kind {@code user}, {@code group} or {@code role}
     */
    record Entity(String arn, String kind, String name) {
        boolean isRole() {
            return kind.equals("role");
        }

        /** Who would make the request: a role acts through a session, here one without a name of its own. */
        Principal principal() {
            return isRole() ? new Principal.Session(arn, arn) : new Principal.User(arn);
        }
    }

    /** A policy with its text, in which statements have positions. */
    record Text(Source source, String text) {}

    List<String> actions() throws AwsError {
        List<String> actions = input.texts("ActionNames");
        if (actions.isEmpty()) {
            throw input.refusal().missing("ActionNames");
        }
        for (String action : actions) {
            if (action.length() > LONGEST_NAME || !ACTION.matcher(action).matches()) {
                throw invalid("Invalid action name: " + Input.abbreviated(action));
            }
        }
        return actions;
    }

    /** Empty when the simulation is for all resources. */
    List<String> resources() throws AwsError {
        List<String> resources = input.texts("ResourceArns");
        for (String resource : resources) {
            if (!resource.equals("*") && (resource.length() > LONGEST_RESOURCE || resource.split(":", 6).length < 6)) {
                throw invalid("Invalid resource ARN: " + Input.abbreviated(resource));
            }
        }
        return resources.equals(List.of("*")) ? List.of() : resources;
    }

    Optional<Entity> entity(String member) throws AwsError {
        Optional<String> arn = input.text(member);
        if (arn.isEmpty()) {
            return Optional.empty();
        }
        var named = ENTITY.matcher(arn.get());
        if (!named.matches()) {
            // So worded in reports of callers that gave the ARN of an assumed role's session.
            throw invalid("Invalid Entity Arn: " + Input.abbreviated(arn.get())
                    + " does not clearly define entity type and name.");
        }
        return Optional.of(new Entity(arn.get(), named.group(1), named.group(2)));
    }

    /** The policies of a list, named as the simulator names them: {@code PolicyInputList.1}. */
    List<Text> policies(String member) throws AwsError {
        List<Text> policies = new ArrayList<>();
        for (String text : input.texts(member)) {
            policies.add(policy(member + "." + (policies.size() + 1), text));
        }
        return policies;
    }

    Optional<Text> boundary() throws AwsError {
        List<Text> boundaries = policies("PermissionsBoundaryPolicyInputList");
        if (boundaries.size() > 1) {
            throw invalid("Only one permissions boundary policy can be given.");
        }
        return boundaries.stream().findFirst();
    }

    Optional<Text> resourcePolicy() throws AwsError {
        Optional<String> text = input.text("ResourcePolicy");
        return text.isEmpty() ? Optional.empty() : Optional.of(policy("ResourcePolicy", text.get()));
    }

    /** Nothing but what the caller gives: the simulator knows no request. */
    Context context() throws AwsError {
        Context context = Context.EMPTY;
        JsonNode entries = input.members().path("ContextEntries");
        if (Answer.isThere(entries) && !entries.isArray()) {
            throw input.refusal()
                    .invalid("ContextEntries", Input.abbreviated(entries.toString()), "Member must be a list");
        }
        for (JsonNode entry : entries) {
            Input read = new Input(entry, input.refusal());
            String type = read.text("ContextKeyType").orElse("string");
            if (!TYPES.contains(type)) {
                throw read.refusal()
                        .invalid(
                                "ContextKeyType",
                                Input.abbreviated(type),
                                "Member must satisfy enum value set: " + TYPES);
            }
            List<String> values = read.texts("ContextKeyValues");
            if (values.size() > 1 && !type.endsWith("List")) {
                throw invalid("The context key " + Input.abbreviated(read.required("ContextKeyName"))
                        + " has several values; its type must be a list.");
            }
            context = context.with(read.required("ContextKeyName"), values);
        }
        return context;
    }

    /** The account that owns what names no owner; that of the caller unless it is given. */
    Optional<String> resourceOwner() throws AwsError {
        return input.text("ResourceOwner")
                .map(owner -> owner.replaceFirst("^arn:aws[a-z-]*:iam::(\\d{12}):root$", "$1"));
    }

    static AwsError invalid(String message) {
        return new AwsError(400, "InvalidInput", message);
    }

    /** A policy of this cloud, by the text that its read operations show; a fault may have made it none. */
    static Text stored(IdentityPolicies.Document document) throws AwsError {
        try {
            return policy(document.id(), Answer.compact(document.text()));
        } catch (AwsError e) {
            throw new AwsError(500, "PolicyEvaluation", String.valueOf(e.getMessage()));
        }
    }

    private static Text policy(String id, String text) throws AwsError {
        try {
            return new Text(new Source(id, Policy.read(JSON.readTree(text))), text);
        } catch (MalformedPolicyException e) {
            throw invalid(id + ": " + e.getMessage());
        } catch (JsonProcessingException e) {
            throw invalid(id + ": Syntax errors in policy: " + e.getOriginalMessage());
        }
    }
}
