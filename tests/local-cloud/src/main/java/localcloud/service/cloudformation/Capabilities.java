package localcloud.service.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import localcloud.service.AwsError;
import localcloud.template.Template;

/**
 * What a template must be acknowledged for:
 * <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html">Capabilities</a>.
 *
 * @param needed {@code CAPABILITY_NAMED_IAM} or {@code CAPABILITY_IAM}; empty when none is
 * @param types of the resources that need it
 */
record Capabilities(Optional<String> needed, List<String> types) {
    private static final String IAM = "CAPABILITY_IAM";
    private static final String NAMED = "CAPABILITY_NAMED_IAM";

    /** The property that names a resource, by type. */
    private static final Map<String, String> NAMES = Map.of(
            "AWS::IAM::AccessKey", "",
            "AWS::IAM::Group", "GroupName",
            "AWS::IAM::InstanceProfile", "InstanceProfileName",
            "AWS::IAM::ManagedPolicy", "ManagedPolicyName",
            "AWS::IAM::Policy", "",
            "AWS::IAM::Role", "RoleName",
            "AWS::IAM::User", "UserName",
            "AWS::IAM::UserToGroupAddition", "");

    static Capabilities of(Template template) {
        var types = new TreeSet<String>();
        boolean named = false;
        for (var resource : template.section("Resources")) {
            var type = resource.path("Type").asText();
            var name = NAMES.get(type);
            if (name != null) {
                types.add(type);
                JsonNode given = resource.path("Properties").path(name);
                named |= !name.isEmpty() && !given.isMissingNode();
            }
        }
        return types.isEmpty()
                ? new Capabilities(Optional.empty(), List.of())
                : new Capabilities(Optional.of(named ? NAMED : IAM), new ArrayList<>(types));
    }

    boolean areGiven(List<String> given) {
        return needed.isEmpty() || given.contains(needed.get()) || given.contains(NAMED);
    }

    /** In CloudFormation's words. */
    String reason() {
        return "Requires capabilities : [" + needed.orElse("") + "]";
    }

    void require(List<String> given) throws AwsError {
        if (!areGiven(given)) {
            throw new AwsError(400, "InsufficientCapabilitiesException", reason());
        }
    }
}
