package localcloud.service.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.Ground;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.service.Part;
import localcloud.service.Service;
import localcloud.service.World;
import localcloud.service.iam.ManagedPolicies.ManagedPolicy;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Fresh;
import localcloud.service.projection.Ids;
import localcloud.service.projection.Input;
import localcloud.service.projection.Page;
import localcloud.service.projection.Refusal;
import localcloud.service.projection.Tags;

/**
 * IAM's reads of roles and policies, as projections of their documents.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html">IAM API reference</a>
 */
public final class IamService implements Service, Part {
    private static final Refusal REFUSAL = Refusal.withCode("ValidationError");
    private static final int PAGE = 100;
    private static final int MOST = 1000;

    private final World world;
    private final Roles roles;
    private final ManagedPolicies managed;
    private final Simulator simulator;

    public IamService(World world) {
        this.world = world;
        this.roles = new Roles(world);
        this.managed = new ManagedPolicies(world);
        this.simulator = new Simulator(world);
    }

    public static Part part(Ground ground) {
        return new IamService(ground.world());
    }

    @Override
    public String prefix() {
        return "iam";
    }

    @Override
    public List<Service> services() {
        return List.of(this);
    }

    @Override
    public Map<String, InitialState> initialStates() {
        return Map.of(Roles.TYPE, IamService::freshRole, ManagedPolicies.TYPE, IamService::freshPolicy);
    }

    @Override
    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>(simulator.operations());
        operations.addAll(List.of(
                new Operation("GetRole", Set.of("RoleName"), this::getRole),
                new Operation("ListRoles", Set.of("PathPrefix", "Marker", "MaxItems"), this::listRoles),
                new Operation("ListRolePolicies", Set.of("RoleName", "Marker", "MaxItems"), this::listRolePolicies),
                new Operation("GetRolePolicy", Set.of("RoleName", "PolicyName"), this::getRolePolicy),
                new Operation(
                        "ListAttachedRolePolicies",
                        Set.of("RoleName", "PathPrefix", "Marker", "MaxItems"),
                        this::listAttached),
                new Operation("ListRoleTags", Set.of("RoleName", "Marker", "MaxItems"), this::listRoleTags),
                new Operation("GetPolicy", Set.of("PolicyArn"), this::getPolicy),
                new Operation("GetPolicyVersion", Set.of("PolicyArn", "VersionId"), this::getPolicyVersion),
                new Operation(
                        "ListPolicyVersions", Set.of("PolicyArn", "Marker", "MaxItems"), this::listPolicyVersions)));
        return List.copyOf(operations);
    }

    private JsonNode getRole(Call call) throws AwsError {
        Answer answer = new Answer();
        answer.put("Role", roles.details(role(call)));
        return answer.done();
    }

    private JsonNode listRoles(Call call) throws AwsError {
        Input input = Input.of(call, REFUSAL);
        String prefix = input.text("PathPrefix").orElse("/");
        List<Resource> found = roles.all().stream()
                .filter(role -> Roles.path(role).startsWith(prefix))
                .toList();
        return page(input, "Roles", found, Resource::physicalId, roles::summary);
    }

    private JsonNode listRolePolicies(Call call) throws AwsError {
        List<String> names = List.copyOf(roles.inlinePolicies(role(call)).keySet());
        return page(
                Input.of(call, REFUSAL),
                "PolicyNames",
                names,
                Function.identity(),
                name -> Answer.texts(List.of(name)).path(0));
    }

    private JsonNode getRolePolicy(Call call) throws AwsError {
        Resource role = role(call);
        String name = Input.of(call, REFUSAL).required("PolicyName");
        JsonNode document = roles.inlinePolicies(role).get(name);
        if (document == null) {
            throw noSuchEntity("The role policy with name " + Input.abbreviated(name) + " cannot be found.");
        }
        return new Answer()
                .put("RoleName", role.physicalId())
                .put("PolicyName", name)
                .put("PolicyDocument", Documents.encoded(document))
                .done();
    }

    private JsonNode listAttached(Call call) throws AwsError {
        Resource role = role(call);
        Input input = Input.of(call, REFUSAL);
        String prefix = input.text("PathPrefix").orElse("/");
        List<String> arns = roles.attachedPolicies(role).stream()
                .filter(arn -> ManagedPolicies.path(arn).startsWith(prefix))
                .toList();
        return page(
                input,
                "AttachedPolicies",
                arns,
                // In the order of attachment, so a page goes on after a position.
                arn -> String.format(Locale.ROOT, "%04d", arns.indexOf(arn)),
                arn -> new Answer()
                        .put("PolicyName", ManagedPolicies.name(arn))
                        .put("PolicyArn", arn)
                        .done());
    }

    private JsonNode listRoleTags(Call call) throws AwsError {
        List<ObjectNode> tags = Tags.list(Tags.of(role(call)), "Key", "Value");
        return new Answer().list("Tags", tags).put("IsTruncated", false).done();
    }

    private JsonNode getPolicy(Call call) throws AwsError {
        ManagedPolicy policy = policy(call);
        long attachments = roles.all().stream()
                .filter(role -> roles.attachedPolicies(role).contains(policy.arn()))
                .count();
        long boundaries = roles.all().stream()
                .filter(role ->
                        role.properties().path("PermissionsBoundary").asText().equals(policy.arn()))
                .count();
        ObjectNode shown = new Answer()
                .put("PolicyName", policy.name())
                .put("PolicyId", policy.state().path("PolicyId").asText(Ids.unique("ANPA", policy.arn())))
                .put("Arn", policy.arn())
                .put("Path", policy.path())
                .put("DefaultVersionId", policy.defaultVersion())
                .put("AttachmentCount", attachments)
                .put("PermissionsBoundaryUsageCount", boundaries)
                .put("IsAttachable", true)
                .text("Description", policy.description())
                .time("CreateDate", policy.state().path("CreateDate"))
                .time("UpdateDate", policy.updateDate())
                .list("Tags", tags(policy.arn()))
                .done();
        Answer answer = new Answer();
        answer.put("Policy", shown);
        return answer.done();
    }

    private JsonNode getPolicyVersion(Call call) throws AwsError {
        ManagedPolicy policy = policy(call);
        String version = Input.of(call, REFUSAL).required("VersionId");
        if (!version.equals(policy.defaultVersion())) {
            throw noSuchEntity("Policy " + policy.arn() + " version " + Input.abbreviated(version)
                    + " does not exist or is not attachable.");
        }
        Answer answer = new Answer();
        answer.put(
                "PolicyVersion",
                new Answer()
                        .put("Document", Documents.encoded(policy.document()))
                        .put("VersionId", version)
                        .put("IsDefaultVersion", true)
                        .time("CreateDate", policy.updateDate())
                        .done());
        return answer.done();
    }

    /** The same as GetPolicyVersion, without the documents. */
    private JsonNode listPolicyVersions(Call call) throws AwsError {
        ManagedPolicy policy = policy(call);
        return page(
                Input.of(call, REFUSAL),
                "Versions",
                List.of(policy.defaultVersion()),
                Function.identity(),
                version -> new Answer()
                        .put("VersionId", version)
                        .put("IsDefaultVersion", true)
                        .time("CreateDate", policy.updateDate())
                        .done());
    }

    private List<ObjectNode> tags(String arn) {
        return world.resources().ofType(ManagedPolicies.TYPE).stream()
                .filter(policy -> policy.physicalId().equals(arn))
                .findFirst()
                .map(policy -> Tags.list(Tags.of(policy), "Key", "Value"))
                .orElse(List.of());
    }

    private static <T> JsonNode page(
            Input input, String member, List<T> sorted, Function<T, String> key, Function<T, JsonNode> shown)
            throws AwsError {
        Page<T> page = Page.of(
                sorted,
                key,
                input.number("MaxItems", PAGE, 1, MOST),
                input.text("Marker"),
                () -> new AwsError(400, "ValidationError", "Invalid Marker."));
        Answer answer =
                new Answer().list(member, page.items().stream().map(shown).toList());
        answer.put("IsTruncated", page.next().isPresent());
        page.next().ifPresent(marker -> answer.put("Marker", marker));
        return answer.done();
    }

    private Resource role(Call call) throws AwsError {
        String name = Input.of(call, REFUSAL).required("RoleName");
        return roles.find(name)
                .orElseThrow(() -> noSuchEntity("The role with name " + Input.abbreviated(name) + " cannot be found."));
    }

    private ManagedPolicy policy(Call call) throws AwsError {
        String arn = Input.of(call, REFUSAL).required("PolicyArn");
        return managed.find(arn)
                .orElseThrow(() -> noSuchEntity("Policy " + Input.abbreviated(arn) + " was not found."));
    }

    private static AwsError noSuchEntity(String message) {
        return new AwsError(404, "NoSuchEntity", message);
    }

    private static Resource freshRole(Resource fresh, World world) {
        return Fresh.of(fresh)
                .put("RoleId", Ids.unique("AROA", fresh.physicalId()))
                .put("CreateDate", world.now().toString())
                .done();
    }

    private static Resource freshPolicy(Resource fresh, World world) {
        return Fresh.of(fresh).put("CreateDate", world.now().toString()).done();
    }
}
