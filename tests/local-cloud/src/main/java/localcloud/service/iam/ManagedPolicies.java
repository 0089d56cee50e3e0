package localcloud.service.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import localcloud.resource.Resource;
import localcloud.service.World;

/**
 * Managed policies: the account's own from its documents, and the few of AWS's that stacks like ours attach.
 *
 * @see <a href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html">AWS managed policies</a>
 */
final class ManagedPolicies {
    static final String TYPE = "AWS::IAM::ManagedPolicy";

    private final World world;
    private final JsonNode ofAws;

    ManagedPolicies(World world) {
        this.world = world;
        try (InputStream table = ManagedPolicies.class.getResourceAsStream("managed-policies.json")) {
            if (table == null) {
                throw new IllegalStateException("managed-policies.json is not in the jar");
            }
            this.ofAws = new ObjectMapper().readTree(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The policy with that ARN. */
    Optional<ManagedPolicy> find(String arn) {
        JsonNode known = ofAws.path(arn);
        if (known.isObject()) {
            return Optional.of(new ManagedPolicy(
                    arn,
                    known.path("PolicyName").asText(),
                    known.path("Path").asText(),
                    known.path("Description"),
                    known.path("Document"),
                    known));
        }
        return world.resources().ofType(TYPE).stream()
                .filter(policy -> policy.physicalId().equals(arn))
                .findFirst()
                .map(ManagedPolicies::ofDocument);
    }

    /** The path in an ARN, such as {@code /service-role/}; what is no policy's ARN has the root's. */
    static String path(String arn) {
        int at = arn.indexOf(":policy/");
        return at < 0 ? "/" : arn.substring(at + ":policy".length(), arn.lastIndexOf('/') + 1);
    }

    static String name(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static ManagedPolicy ofDocument(Resource policy) {
        return new ManagedPolicy(
                policy.physicalId(),
                name(policy.physicalId()),
                policy.properties().path("Path").asText("/"),
                policy.properties().path("Description"),
                policy.properties().path("PolicyDocument"),
                policy.state());
    }

    /**
     * A managed policy, of which only the default version is known.
     *
     * @param state PolicyId, DefaultVersionId, CreateDate and UpdateDate, as far as they are known
     */
    record ManagedPolicy(
            String arn, String name, String path, JsonNode description, JsonNode document, JsonNode state) {

        String defaultVersion() {
            return state.path("DefaultVersionId").asText("v1");
        }

        JsonNode updateDate() {
            return state.has("UpdateDate") ? state.path("UpdateDate") : state.path("CreateDate");
        }
    }
}
